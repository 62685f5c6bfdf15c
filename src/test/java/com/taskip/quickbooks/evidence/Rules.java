package com.taskip.quickbooks.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * How Byteman is put into a process of the product, with rules of ours and the class that they
 * call.
 */
final class Rules {

  private Rules() {}

  /**
   * Options of the JVM.
   *
   * @param name of the rules, {@code evidence/NAME.btm} among the test resources
   * @param called by the rules; nothing of it but this one class is in the process
   */
  static List<String> of(String name, Class<?> called) throws IOException {
    Files.createDirectories(Product.WORK);
    Path helper = Product.WORK.resolve(name + ".jar");
    String file = called.getName().replace('.', '/') + ".class";
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(helper))) {
      jar.putNextEntry(new JarEntry(file));
      jar.write(resource("/" + file));
    }
    Path rules = Product.WORK.resolve(name + ".btm");
    Files.write(rules, resource("/evidence/" + name + ".btm"));
    Path byteman =
        Path.of(
            org.jboss.byteman.agent.Main.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    return List.of(
        "-javaagent:%s=script:%s,sys:%s".formatted(byteman, rules, helper),
        "-Dorg.jboss.byteman.transform.all=false");
  }

  private static byte[] resource(String name) throws IOException {
    try (var stream = Rules.class.getResourceAsStream(name)) {
      return stream.readAllBytes();
    }
  }
}
