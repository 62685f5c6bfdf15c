package com.taskip.quickbooks.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters that samconfig.toml gives each environment. */
final class SamConfig {

  private static final Pattern SECTION =
      Pattern.compile(
          "\\[(\\w+)\\.deploy\\.parameters].*?parameter_overrides = \\[(.*?)\n]", Pattern.DOTALL);
  private static final Pattern PARAMETER = Pattern.compile("\"(\\w+)=([^\"]*)\"");

  private SamConfig() {}

  static Map<String, Map<String, String>> environments() throws IOException {
    Map<String, Map<String, String>> environments = new LinkedHashMap<>();
    Matcher section = SECTION.matcher(Files.readString(Path.of("samconfig.toml")));
    while (section.find()) {
      Map<String, String> parameters = new LinkedHashMap<>();
      Matcher parameter = PARAMETER.matcher(section.group(2));
      while (parameter.find()) {
        parameters.put(parameter.group(1), parameter.group(2));
      }
      environments.put(section.group(1), parameters);
    }
    return environments;
  }
}
