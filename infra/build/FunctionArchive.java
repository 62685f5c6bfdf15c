import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes a built archive fit for AWS; the build calls it ({@code pom.xml}).
 *
 * <p>What only a run on one machine needs is taken out: our local room, and the service entry that would
 * find it. And libraries inside are stored without compression of their own: the archive then compresses
 * each as one piece, which takes a third off its size, and a JVM reads classes without inflating them.
 */
final class FunctionArchive {

  private static final List<String> LOCAL =
      List.of("com/taskip/quickbooks/local/", "META-INF/services/com.taskip.quickbooks.Surroundings");

  private record Entry(ZipEntry header, byte[] content) {}

  public static void main(String[] archives) throws IOException {
    for (String archive : archives) {
      rewrite(Path.of(archive));
    }
  }

  private static void rewrite(Path archive) throws IOException {
    // By name: Quarkus writes a class that it changed a second time, and the last one counts.
    Map<String, Entry> entries = new LinkedHashMap<>();
    try (ZipInputStream from = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        String name = entry.getName();
        if (!entry.isDirectory() && LOCAL.stream().noneMatch(name::startsWith)) {
          entries.put(name, new Entry(like(entry), from.readAllBytes()));
        }
      }
    }
    try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(archive))) {
      to.setLevel(Deflater.BEST_COMPRESSION);
      for (Entry entry : entries.values()) {
        to.putNextEntry(entry.header());
        to.write(entry.header().getName().endsWith(".jar") ? stored(entry.content()) : entry.content());
      }
    }
  }

  private static byte[] stored(byte[] jar) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(jar));
        ZipOutputStream to = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        byte[] content = from.readAllBytes();
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry plain = like(entry);
        plain.setMethod(ZipEntry.STORED);
        plain.setSize(content.length);
        plain.setCrc(sum.getValue());
        to.putNextEntry(plain);
        to.write(content);
      }
    }
    return bytes.toByteArray();
  }

  /** With its name and time, so that the same input makes the same archive. */
  private static ZipEntry like(ZipEntry entry) {
    ZipEntry copy = new ZipEntry(entry.getName());
    copy.setTimeLocal(entry.getTimeLocal());
    return copy;
  }
}
