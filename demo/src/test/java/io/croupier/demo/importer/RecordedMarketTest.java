package io.croupier.demo.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.demo.RecordedData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The real recordings, where they are at hand. */
class RecordedMarketTest {
  @Test
  void shouldRebuildTheBookOfAWholeRecordedMarketAfterEveryMessage() {
    ImportedBooks books = ImportedBooks.of(RecordedData.file("SELF-1.181223995.json.gz"));

    ImportFigures figures = books.importer.figures();
    assertEquals(21_922, figures.messages);
    assertEquals(1_754, figures.takers - figures.placedAndTaken);
    assertEquals(27_974, figures.orders);
    assertEquals(3, figures.takersBehindBetter);
    assertEquals(26_468, figures.cancelledFalls);
    assertEquals(0, figures.crossing);
    assertTrue(books.levelsCompared > 1_000_000, books.levelsCompared + " levels compared");
    assertEquals(List.of(), books.importer.remarks());
    assertEquals("settle", books.exchange.diary.get(books.exchange.diary.size() - 1));
  }

  @Test
  void shouldRebuildTheBookOfARecordingThatHasDisplayLevelsToo() {
    ImportedBooks books = ImportedBooks.of(RecordedData.file("1.197931751.json.gz"));

    assertEquals(0, books.importer.figures().crossing);
    assertEquals(1, books.importer.remarks().size());
    assertTrue(books.importer.remarks().get(0).contains("display levels"));
  }

  @Test
  void shouldSayThatThereIsNothingToCompareInARecordingOfLastPrices() {
    ImportedBooks books = ImportedBooks.of(RecordedData.file("BASIC-1.132153978.json.gz"));

    assertEquals(0, books.levelsCompared);
    assertEquals(480, books.importer.figures().messages);
    assertEquals(2, books.importer.figures().removals);
    assertEquals(18, books.lastPrices.equal());
    assertEquals(3, books.lastPrices.hundredthApart());
    assertEquals(2, books.lastPrices.matchedSince());
    assertEquals(1, books.importer.remarks().size());
    assertTrue(books.importer.remarks().get(0).contains("nothing to compare"));
    assertEquals("settle", books.exchange.diary.get(books.exchange.diary.size() - 1));
  }
}
