package io.croupier.demo.importer;

import static io.croupier.demo.importer.MarketImporterTest.definition;
import static io.croupier.demo.importer.MarketImporterTest.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.protocol.Side;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a definition changes in the market and in its orders. */
class RemovalImportTest {
  private static final String OPEN = definition("OPEN", false, "ACTIVE", "ACTIVE");
  private static final String REMOVED =
      definition("OPEN", false, "ACTIVE", "REMOVED")
          .replace("'REMOVED'", "'REMOVED','adjustmentFactor':25.0");
  private static final String IN_PLAY =
      definition("OPEN", true, "ACTIVE", "ACTIVE").replace("'inPlay'", "'betDelay':1,'inPlay'");

  @TempDir Path folder;

  @Test
  void shouldLowerALayThatIsKept() {
    ImportedBooks books =
        imported(message(OPEN, "'atb':[[3,10]]"), message(REMOVED, "'atb':[[3,0],[2.24,10]]"));

    assertEquals(List.of("create 2/1", "open", "remove 2 25000", "void"), books.exchange.diary);
    assertEquals(1, books.importer.figures().orders);
    assertEquals(0, books.importer.figures().cancels);
  }

  @Test
  void shouldLetALayLapseThatIsGoneAfterARemovalAndLeaveTheBacks() {
    ImportedBooks books =
        imported(
            message(OPEN, "'atb':[[3,10]],'atl':[[3.2,5]]"), message(REMOVED, "'atb':[[3,0]]"));

    assertEquals(2, books.importer.figures().orders);
    assertEquals(0, books.importer.figures().cancels);
  }

  @Test
  void shouldPlaceAgainWhatTheRecordingHasAsBeforeTheRemoval() {
    ImportedBooks books = imported(message(OPEN, "'atb':[[3,10]]"), message(REMOVED));

    assertEquals(2, books.importer.figures().orders);
    assertEquals(2, books.levelsCompared);
  }

  @Test
  void shouldCancelAtTheTurnWhatHasOutlivedARemoval() {
    ImportedBooks books =
        imported(
            message(OPEN, "'atb':[[3,10]]"),
            message(REMOVED, "'atb':[[3,0],[2.24,10]]"),
            message(REMOVED.replace("'inPlay':false", "'inPlay':true"), "'atb':[[2.24,0]]"));

    assertEquals(1, books.importer.figures().orders);
    assertEquals(1, books.importer.figures().cancels);
  }

  @Test
  void shouldHaveNoBookAndNoResultForARemovedRunner() {
    String closed = REMOVED.replace("OPEN", "CLOSED").replace("ACTIVE", "WINNER");
    ImportedBooks books =
        imported(
            message(OPEN),
            message("'atl':[[3,10]]").replace("'id':7", "'id':8"),
            message(REMOVED),
            message("'atl':[[3,20]]").replace("'id':7", "'id':8"),
            message(closed));

    assertEquals(List.of(), books.exchange.levels(2, Side.BACK));
    assertEquals(
        List.of("create 2/1", "open", "remove 2 25000", "close", "1 WINNER", "settle"),
        books.exchange.diary);
  }

  @Test
  void shouldMatchAtEachLastPriceWhereNothingElseIsRecordedAndCompareTheCutOnes() {
    ImportedBooks books =
        imported(
            message(OPEN, "'ltp':3"),
            message("'ltp':3.1"),
            message("'ltp':3.12"),
            message(REMOVED, "'ltp':2.33"));

    assertEquals(2, books.importer.figures().placedAndTaken);
    assertEquals(1, books.importer.figures().skipped);
    assertEquals(1, books.lastPrices.equal());
  }

  @Test
  void shouldTakeNoCutPriceForANewMatch() {
    ImportedBooks books =
        imported(
            message(OPEN, "'trd':[[3,20]],'ltp':3"),
            message(REMOVED, "'trd':[[2.25,20]],'ltp':2.25"));

    assertEquals(1, books.importer.figures().takers);
    assertEquals(1, books.lastPrices.equal());
  }

  @Test
  void shouldLiftTheBetDelayForWhatMatchesOnly() {
    ImportedBooks books =
        imported(
            message(OPEN),
            message(IN_PLAY, "'atb':[[3,10]]"),
            message("'atb':[[3,8],[2.9,5]],'trd':[[3,4]]"));

    assertEquals(
        List.of("create 2/1", "open", "turnInPlay 1", "delay 0", "delay 1", "void"),
        books.exchange.diary);
  }

  @Test
  void shouldLetAllLapseAtTheTurnWhereNothingMayBeKept() {
    String persistence = "'persistenceEnabled':false,'inPlay'";
    ImportedBooks books =
        imported(
            message(OPEN.replace("'inPlay'", persistence), "'atb':[[3,10],[2.9,5]]"),
            message(IN_PLAY.replace("'inPlay'", persistence), "'atb':[[3,4]]"));

    assertEquals(4, books.importer.figures().orders);
    assertEquals(0, books.importer.figures().cancels);
  }

  private ImportedBooks imported(String... messages) {
    List<String> lines = Arrays.stream(messages).map(m -> m.replace('\'', '"')).toList();
    return ImportedBooks.of(ImportedBooks.write(folder.resolve("f.gz"), lines));
  }
}
