package io.croupier.demo.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketImporterTest {
  private static final String OPEN = definition("OPEN", false, "ACTIVE", "ACTIVE");
  private static final String SUSPENDED = definition("SUSPENDED", false, "ACTIVE", "ACTIVE");
  private static final String IN_PLAY = definition("OPEN", true, "ACTIVE", "ACTIVE");
  private static final String CLOSED = definition("CLOSED", true, "LOSER", "WINNER");

  @TempDir Path folder;

  @Test
  void shouldTakeWhatWasMatchedAndCancelTheRest() {
    ImportedBooks books =
        imported(message(OPEN, "'atb':[[3,16]]"), message("'atb':[[3,0]],'trd':[[3,22.01]]"));

    assertEquals(1, books.importer.figures().takers);
    assertEquals(1, books.importer.figures().cancels);
    assertEquals(1_100, books.exchange.matchedByOrder.get(0));
  }

  @Test
  void shouldTakeTheBestLevelFirstAndCancelTheLatestOrderFirst() {
    ImportedBooks books =
        imported(
            message(OPEN, "'atb':[[3,10],[2.98,5]]"),
            message("'atb':[[3,15]]"),
            message("'atb':[[3,8]]"),
            message("'atb':[[3,0],[2.98,1]],'trd':[[2.98,8],[3,16]]"));

    assertEquals(2, books.importer.figures().cancels);
    assertEquals(2, books.importer.figures().takers);
    assertEquals(800, books.exchange.matchedByOrder.get(0));
    assertEquals(400, books.exchange.matchedByOrder.get(1));
  }

  @Test
  void shouldCancelWhatWasMatchedBehindABetterPrice() {
    ImportedBooks books =
        imported(
            message(OPEN, "'atl':[[3,10],[3.05,5]]"),
            message("'atl':[[3.05,0]],'trd':[[3.05,10]]"));

    assertEquals(1, books.importer.figures().takersBehindBetter);
    assertEquals(0, books.importer.figures().takers);
  }

  @Test
  void shouldPlaceAndTakeWhatWasMatchedWithoutEverBeingInTheBook() {
    ImportedBooks books =
        imported(
            message(OPEN, "'atb':[[3,10]],'atl':[[3.2,10]]"),
            message("'trd':[[3.1,4],[3.2,6],[2.5,2]]"));

    assertEquals(2, books.importer.figures().placedAndTaken);
    assertEquals(1, books.importer.figures().skipped);
  }

  @Test
  void shouldIgnoreAFallOfWhatWasMatched() {
    ImportedBooks books =
        imported(
            message(OPEN, "'atb':[[3,10]],'trd':[[3,8]]"),
            message("'trd':[[3,2]]"),
            message("'atb':[[3,9]],'trd':[[3,4]]"));

    assertEquals(1, books.importer.figures().placedAndTaken);
    assertEquals(100, books.exchange.matchedByOrder.get(2));
  }

  @Test
  void shouldLetLapseAtTheTurnInPlayWhatIsGoneThenAndKeepTheRest() {
    ImportedBooks books =
        imported(
            message(OPEN, "'atb':[[3,10]]"),
            message("'atb':[[3,14]]"),
            message("'atb':[[3,16]]"),
            message(SUSPENDED),
            message(IN_PLAY, "'atb':[[3,8]],'atl':[[4,2]]"));

    assertEquals(1, books.importer.figures().cancels);
    assertEquals(
        List.of("create 2/1", "open", "suspend", "turnInPlay", "void"), books.exchange.diary);
  }

  @Test
  void shouldOpenBeforeTheBookChangesAndSuspendAfterThem() {
    ImportedBooks books =
        imported(
            message(SUSPENDED),
            message(OPEN, "'atl':[[3,10]]"),
            message(SUSPENDED, "'atl':[[3,12]]"),
            message("'atl':[[3,2]]"));

    assertEquals(List.of("create 2/1", "open", "suspend", "void"), books.exchange.diary);
  }

  @Test
  void shouldOpenASuspendedMarketForAnOrderThatTheRecordingShows() {
    ImportedBooks books = imported(message(SUSPENDED, "'atl':[[3,10]]"), message("'atl':[[3,20]]"));

    assertEquals(
        List.of("create 2/1", "open", "suspend", "open", "suspend", "void"), books.exchange.diary);
  }

  @Test
  void shouldSettleByTheRecordedResultWhateverTheOrderOfTheRunners() {
    ImportedBooks books =
        imported(message(OPEN, "'atl':[[3,10]]"), message(IN_PLAY), message(swapped(CLOSED)));

    assertEquals(
        List.of("create 2/1", "open", "turnInPlay", "close", "1 LOSER", "2 WINNER", "settle"),
        books.exchange.diary);
  }

  @Test
  void shouldVoidAMarketWhoseResultDoesNotFitItsPlaces() {
    ImportedBooks books =
        imported(message(OPEN), message(definition("CLOSED", true, "LOSER", "LOSER")));

    assertEquals("void", books.exchange.diary.get(books.exchange.diary.size() - 1));
    assertEquals(
        "The recording has 0 winners for 1 places, so the market is voided.",
        books.importer.remarks().get(0));
  }

  @Test
  void shouldTakeAwayEverythingThatAnImageDoesNotName() {
    ImportedBooks books =
        imported(
            message(OPEN, "'atb':[[3,10],[2,5]],'atl':[[4,1]]"),
            message("'atb':[[3,5]]").replace("'id':7", "'id':8"),
            message("'atb':[[2,5]]").replace("'rc'", "'img':true,'rc'"));

    assertEquals(3, books.importer.figures().cancels);
    assertEquals(4, books.importer.figures().orders);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldRebuildTheBookOfAnyRecording(long seed) {
    Path file = SyntheticRecording.write(folder.resolve("any.gz"), 300, seed);
    ImportedBooks books = ImportedBooks.of(file);

    assertEquals(305, books.importer.figures().messages);
    assertTrue(books.levelsCompared > 3_000, books.levelsCompared + " levels compared");
    assertTrue(books.importer.figures().takers > 50, books.importer.figures().takers + " takers");
    assertEquals(0, books.importer.figures().crossing);
    assertEquals(1, books.importer.figures().removals);
  }

  @Test
  void shouldNameTheLineOfADamagedRecording() {
    assertEquals(
        "Line 2 of f.gz: it is no JSON.", failure(message(OPEN), "{'op':'mcm','mc':[{'id'"));
    assertEquals(
        "Line 2 of f.gz: it is no message of an exchange stream.",
        failure(message(OPEN), message("'atb':[[3]]")));
    assertEquals(
        "Line 2 of f.gz: a price or size has more than two decimals.",
        failure(message(OPEN), message("'atb':[[3,1.001]]")));
    assertEquals(
        "Line 2 of f.gz: it holds the markets 1.1 and 1.2; a file must hold one.",
        failure(message(OPEN), message("'ltp':3").replace("'1.1'", "'1.2'")));
    assertEquals(
        "The market's betting type is LINE; only ODDS can be imported.",
        failure(message(OPEN.replace("ODDS", "LINE"))));
  }

  @Test
  void shouldSayThatAFileIsMissingOrNotCompressed() throws Exception {
    Path plain = java.nio.file.Files.writeString(folder.resolve("plain"), "{}");

    assertEquals(
        "There is no file none; name a recording (*.json.gz).",
        assertThrows(RecordingException.class, () -> Recording.open(Path.of("none"))).getMessage());
    assertEquals(
        plain + " is not compressed with gzip; name a *.json.gz file.",
        assertThrows(RecordingException.class, () -> Recording.open(plain)).getMessage());
  }

  private String failure(String... messages) {
    return assertThrows(RecordingException.class, () -> imported(messages))
        .getMessage()
        .replace(folder + "/", "");
  }

  private ImportedBooks imported(String... messages) {
    List<String> lines =
        new ArrayList<>(Arrays.stream(messages).map(m -> m.replace('\'', '"')).toList());
    return ImportedBooks.of(ImportedBooks.write(folder.resolve("f.gz"), lines));
  }

  static String message(String definitionOrLevels) {
    return definitionOrLevels.startsWith("'marketDefinition'")
        ? "{'op':'mcm','pt':1,'mc':[{'id':'1.1'," + definitionOrLevels + "}]}"
        : "{'op':'mcm','pt':1,'mc':[{'id':'1.1','rc':[{'id':7," + definitionOrLevels + "}]}]}";
  }

  static String message(String definition, String levels) {
    return message(definition + ",'rc':[{'id':7," + levels + "}]");
  }

  static String definition(String status, boolean inPlay, String first, String second) {
    return ("'marketDefinition':{'status':'%s','inPlay':%s,'bettingType':'ODDS',"
            + "'numberOfWinners':1,'marketBaseRate':5,'venue':{'a':[1]},'runners':["
            + "{'status':'%s','id':7},{'status':'%s','id':8}]}")
        .formatted(status, inPlay, first, second);
  }

  private static String swapped(String definition) {
    return definition.replaceAll("\\[(\\{'status[^}]*}),(\\{'status[^}]*})]", "[$2,$1]");
  }
}
