package dev.goj.examples.indexer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads files that hold text. A byte order mark says what the encoding is; without one it is UTF-8,
 * or ISO-8859-1 if it cannot be that. A file with a zero byte near its beginning is not text.
 */
final class TextFile {
  private static final int LOOK_AT = 8192;

  private TextFile() {}

  static String read(Path file, long maxBytes) throws SkippedFileException {
    byte[] bytes = readBytes(file, maxBytes);
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return decode(bytes, 3, UTF_8);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return decode(bytes, 2, UTF_16BE);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return decode(bytes, 2, UTF_16LE);
    }
    for (int i = 0; i < Math.min(bytes.length, LOOK_AT); i++) {
      if (bytes[i] == 0) {
        throw new SkippedFileException(Skip.BINARY);
      }
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, ISO_8859_1);
    }
  }

  /** Reads no more than the limit, even if the file grows meanwhile. */
  private static byte[] readBytes(Path file, long maxBytes) throws SkippedFileException {
    int limit = (int) Math.min(maxBytes, Integer.MAX_VALUE - 16);
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > limit) {
        throw new SkippedFileException(Skip.TOO_LARGE);
      }
      byte[] bytes = in.readNBytes(limit);
      if (in.read() >= 0) {
        throw new SkippedFileException(Skip.TOO_LARGE);
      }
      return bytes;
    } catch (IOException e) {
      throw new SkippedFileException(Skip.UNREADABLE);
    }
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static String decode(byte[] bytes, int from, Charset charset) {
    return new String(bytes, from, bytes.length - from, charset);
  }
}
