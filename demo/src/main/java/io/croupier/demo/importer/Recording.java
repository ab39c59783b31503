package io.croupier.demo.importer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file in the public Exchange Stream format, compressed with gzip, one message a line. Every
 * mistake in it is a {@link RecordingException} that names the line. Owned by one thread.
 */
public final class Recording implements Closeable {
  private final JsonFactory json = new JsonFactory();
  private final Path file;
  private final BufferedReader reader;
  private final MessageParser messages = new MessageParser();
  private int line;

  private Recording(Path file, BufferedReader reader) {
    this.file = file;
    this.reader = reader;
  }

  /** Opens a recording; its content is read as it is asked for. */
  static Recording open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new RecordingException("There is no file " + file + "; name a recording (*.json.gz).");
    }
    try {
      return new Recording(
          file,
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(file), 1 << 16),
                  StandardCharsets.UTF_8)));
    } catch (ZipException e) {
      throw new RecordingException(file + " is not compressed with gzip; name a *.json.gz file.");
    } catch (IOException e) {
      throw new RecordingException(file + " cannot be read: " + e.getMessage() + ".");
    }
  }

  /** Makes sure that a file begins as a recording does. */
  public static void check(Path file) {
    try (Recording recording = open(file)) {
      recording.next();
    }
  }

  /** The next message, or null at the end. */
  RecordedMessage next() {
    try {
      String text = reader.readLine();
      line++;
      return text == null ? null : parse(text);
    } catch (IOException e) {
      throw new RecordingException(
          "Line " + line + " of " + file + " cannot be read: " + e.getMessage() + ".");
    }
  }

  private RecordedMessage parse(String text) throws IOException {
    try (JsonParser parser = json.createParser(text)) {
      return messages.parse(parser, line);
    } catch (JsonProcessingException e) {
      throw new RecordingException("Line " + line + " of " + file + ": it is no JSON.");
    } catch (ArithmeticException e) {
      throw new RecordingException(
          "Line " + line + " of " + file + ": a price or size has more than two decimals.");
    } catch (RecordingException e) {
      throw new RecordingException("Line " + line + " of " + file + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new RecordingException(file + " cannot be closed: " + e.getMessage() + ".");
    }
  }
}
