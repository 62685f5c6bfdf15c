package com.taskip.quickbooks.testing;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * A picture of the page for the documentation, a third of what the browser would write: its most
 * frequent shades, packed as hard as can be.
 */
public final class Picture {

  private static final int COLOURS = 256;

  /** Colours that differ in nothing of this are one shade. */
  private static final int SHADE = 0xf0f0f0;

  private final BufferedImage seen;

  private Picture(BufferedImage seen) {
    this.seen = seen;
  }

  /** What the window shows. */
  public static Picture of(Page page) {
    try {
      return new Picture(ImageIO.read(new ByteArrayInputStream(page.screenshot())));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Stores it, over what was there. */
  public void writeTo(Path file) {
    ImageWriter png = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam hard = png.getDefaultWriteParam();
    hard.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    hard.setCompressionQuality(0);
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
        png.setOutput(out);
        png.write(null, new IIOImage(inFewColours(), null, null), hard);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } finally {
      png.dispose();
    }
  }

  private BufferedImage inFewColours() {
    int[] pixels = seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth());
    Map<Integer, Integer> uses = new HashMap<>();
    for (int pixel : pixels) {
      uses.merge(pixel, 1, Integer::sum);
    }
    // One of each shade, or the greys of letters' edges leave no room for what is rarely green.
    Set<Integer> shades = new HashSet<>();
    List<Integer> kept =
        uses.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .filter(colour -> shades.add(colour & SHADE))
            .limit(COLOURS)
            .toList();
    int[] palette = kept.stream().mapToInt(Integer::intValue).toArray();
    Map<Integer, Integer> places =
        uses.keySet().stream()
            .collect(Collectors.toMap(colour -> colour, colour -> nearest(kept, colour)));
    BufferedImage few =
        new BufferedImage(
            seen.getWidth(),
            seen.getHeight(),
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
    byte[] row = new byte[seen.getWidth()];
    for (int y = 0; y < seen.getHeight(); y++) {
      for (int x = 0; x < row.length; x++) {
        row[x] = places.get(pixels[y * row.length + x]).byteValue();
      }
      few.getRaster().setDataElements(0, y, row.length, 1, row);
    }
    return few;
  }

  private static int nearest(List<Integer> palette, int colour) {
    int same = palette.indexOf(colour);
    return same >= 0
        ? same
        : IntStream.range(0, palette.size())
            .boxed()
            .min(Comparator.comparingInt(place -> distance(palette.get(place), colour)))
            .orElseThrow();
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      int apart = (one >> shift & 0xff) - (other >> shift & 0xff);
      sum += apart * apart;
    }
    return sum;
  }
}
