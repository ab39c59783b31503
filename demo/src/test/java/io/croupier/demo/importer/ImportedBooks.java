package io.croupier.demo.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.protocol.Side;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Imports a recording into a plain exchange and compares every book after every message. */
final class ImportedBooks {
  final PlainExchange exchange = new PlainExchange();
  final MarketImporter importer;
  final LastPrices lastPrices = new LastPrices();
  int levelsCompared;

  private ImportedBooks(Path file) {
    importer = new MarketImporter(exchange, Hindsight.of(file).lapsing());
  }

  static ImportedBooks of(Path file) {
    ImportedBooks books = new ImportedBooks(file);
    try (Recording recording = Recording.open(file)) {
      for (RecordedMessage m = recording.next(); m != null; m = recording.next()) {
        books.importer.onMessage(m);
        books.compare(m.line());
        books.compareCutPrices();
      }
    }
    books.importer.end();
    books.compare(Integer.MAX_VALUE);
    return books;
  }

  static Path write(Path file, List<String> messages) {
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      for (String message : messages) {
        out.write(message + "\n");
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compareCutPrices() {
    exchange.lastPrices.forEach(lastPrices::matched);
    importer.cutPrices().forEach(lastPrices::compare);
  }

  private void compare(int line) {
    for (int runner : importer.touched()) {
      for (Side side : List.of(Side.BACK, Side.LAY)) {
        List<PriceSize> expected = importer.recorded(runner, side);
        assertEquals(expected, exchange.levels(runner, side), "line " + line);
        levelsCompared += expected.size();
      }
    }
  }
}
