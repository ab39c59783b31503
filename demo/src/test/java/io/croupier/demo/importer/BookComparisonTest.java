package io.croupier.demo.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.protocol.MarketStatus;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookComparisonTest {
  private static final int LINE = 5;

  private final BookComparison comparison = new BookComparison();
  private final MarketImporter recording = new MarketImporter(new PlainExchange(), new BitSet());

  BookComparisonTest() {
    MarketDefinition definition =
        new MarketDefinition(
            MarketStatus.OPEN,
            false,
            "ODDS",
            1,
            500,
            0,
            true,
            List.of(new MarketDefinition.Runner(7, MarketDefinition.Status.ACTIVE, 0)));
    RunnerChange change =
        new RunnerChange(
            7,
            List.of(new PriceSize(300, 1_000), new PriceSize(290, 200)),
            List.of(new PriceSize(310, 50)),
            List.of(),
            0,
            false);
    recording.onMessage(new RecordedMessage(1, definition, false, List.of(change)));
  }

  @Test
  void shouldCountTheLevelsOfABookThatIsTheRecordedOne() {
    comparison.compare(LINE, recording, book(List.of(level(310, 50)), 1_000));

    assertEquals(3, comparison.levels());
    assertEquals(0, comparison.different());
  }

  @Test
  void shouldNameEachLevelThatIsAnotherOrMissing() {
    comparison.compare(LINE, recording, book(List.of(level(320, 50)), 999));

    assertEquals(4, comparison.levels());
    assertEquals(
        List.of(
            "Line 5, runner 1, BACK at 3.10: recorded 0.50, in the book 0.00.",
            "Line 5, runner 1, BACK at 3.20: recorded 0.00, in the book 0.50.",
            "Line 5, runner 1, LAY at 3.00: recorded 10.00, in the book 9.99."),
        comparison.differences());
  }

  @Test
  void shouldTellOnlyTheFirstDifferencesButCountAll() {
    for (int i = 0; i < 4; i++) {
      comparison.compare(LINE, recording, book(List.of(level(320, 50)), 999));
    }
    assertEquals(12, comparison.different());
    assertEquals(5, comparison.differences().size());
  }

  private static Book book(List<PriceSize> backs, long bestLay) {
    return new Book(1, backs, List.of(level(300, bestLay), level(290, 200)));
  }

  private static PriceSize level(int price, long size) {
    return new PriceSize(price, size);
  }
}
