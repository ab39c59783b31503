package io.croupier.demo.importer;

import io.croupier.demo.importer.MarketDefinition.Runner;
import io.croupier.demo.importer.MarketDefinition.Status;
import io.croupier.protocol.Side;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the messages of a recording into the steps of an exchange. A definition that opens comes
 * before the book's changes, removals and the turn in-play too, one that suspends or closes after
 * them. What is gone when the starting price is reconciled is cancelled, or lapses where the same
 * message turns the market in-play. Owned by one thread.
 *
 * <p>The bet delay is the recorded one, of the passive model: orders that rest never wait. A match
 * of the recording has had its delay before, so the delay is lifted for the orders that match, and
 * set again at the end of their message.
 *
 * <p>A removal lets lays of the other runners lapse or lowers their prices, as the rules say; what
 * the recording then has otherwise, is cancelled and placed in the same message. Bets matched on
 * the removed runner are void, its book is empty from then on whatever the recording says.
 */
final class MarketImporter {
  private final ImportFigures figures = new ImportFigures();
  private final List<String> remarks = new ArrayList<>();
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final List<RunnerBook> books = new ArrayList<>();
  private final List<Integer> touched = new ArrayList<>();
  private final Map<Integer, Integer> cutPrices = new TreeMap<>();
  private final BitSet lapsing;
  private final MarketPhase phase;
  private final OrderSteps orders;
  private MarketDefinition definition;
  private boolean shaken;
  private boolean levels;
  private boolean display;

  /**
   * @param lapsing the orders of persistence LAPSE; see {@link Hindsight}.
   */
  MarketImporter(MarketSteps steps, BitSet lapsing) {
    this.lapsing = lapsing;
    phase = new MarketPhase(steps, remarks);
    orders = new OrderSteps(steps, phase, lapsing, figures);
  }

  /** Takes the steps of one message; nothing more happens once the market is settled or voided. */
  void onMessage(RecordedMessage message) {
    figures.messages++;
    touched.clear();
    cutPrices.clear();
    shaken = false;
    if (phase.isFinal()) {
      return;
    }
    if (message.definition() != null) {
      define(message.definition());
    }
    message.changes().forEach(change -> change(change, message.image()));
    if (message.image() || shaken) {
      numbers.forEach((id, runner) -> settleUnlessTouched(id, runner, message.image()));
    }
    if (definition != null) {
      phase.end(definition);
    }
    if (phase.isFinal()) {
      clear();
    }
  }

  /** To be called behind the last message: a market that the recording left open is voided. */
  void end() {
    phase.voidUnlessFinal();
    clear();
    if (!levels) {
      remarks.add(
          "The recording has no book, only last prices: at each of them a nominal stake was matched,"
              + " and of the book there was nothing to compare.");
    } else if (display) {
      remarks.add(
          "The recording's display levels hold cross-matched offers and were not compared; its"
              + " levels by price were.");
    }
  }

  int runners() {
    return books.size();
  }

  /** The runners whose books the last message changed. */
  List<Integer> touched() {
    return touched;
  }

  /**
   * The last prices that a message with a removal states, by runner: those of earlier matches, cut,
   * unless there was a match since.
   */
  Map<Integer, Integer> cutPrices() {
    return cutPrices;
  }

  /** The recording's levels of a runner, from 1, the best first. */
  List<PriceSize> recorded(int runner, Side side) {
    return books.get(runner - 1).recorded(side);
  }

  ImportFigures figures() {
    return figures;
  }

  /** Sentences on what could not be done as recorded. */
  List<String> remarks() {
    return remarks;
  }

  private void define(MarketDefinition now) {
    if (!phase.isCreated()) {
      create(now);
    }
    definition = now.inOrderOf(definition == null ? now : definition);
    for (int runner = 1; runner <= books.size(); runner++) {
      Runner stands = definition.runners().get(runner - 1);
      if (stands.status() == Status.REMOVED && !phase.isRemoved(runner)) {
        remove(runner, stands.factor());
      }
    }
    if (phase.begin(now)) {
      books.forEach(book -> book.lapse(lapsing));
      shaken = true;
    }
  }

  private void remove(int removed, int factor) {
    phase.remove(removed, factor);
    books.get(removed - 1).remove();
    Reduction reduction = new Reduction(factor, definition.winners());
    books.forEach(book -> book.reduce(reduction, lapsing));
    figures.removals++;
    shaken = true;
  }

  private void create(MarketDefinition first) {
    if (!first.bettingType().equals("ODDS")) {
      throw new RecordingException(
          "The market's betting type is " + first.bettingType() + "; only ODDS can be imported.");
    }
    for (Runner runner : first.runners()) {
      numbers.put(runner.id(), books.size() + 1);
      books.add(new RunnerBook(books.size() + 1, orders));
    }
    phase.create(first);
  }

  private void change(RunnerChange change, boolean image) {
    Integer runner = numbers.get(change.runnerId());
    if (runner == null) {
      throw new RecordingException(
          "Runner " + change.runnerId() + " changes, but no definition has named it.");
    }
    levels |= !change.lays().isEmpty() || !change.backs().isEmpty();
    display |= change.display();
    RunnerBook book = books.get(runner - 1);
    if (book.isRepriced() && change.lastPrice() > 0) {
      cutPrices.put(runner, change.lastPrice());
    }
    book.apply(change, image);
    touched.add(runner);
  }

  /**
   * An image that does not name a runner says that its book is empty; a change of the market that
   * moves orders, that it is as before.
   */
  private void settleUnlessTouched(long runnerId, int runner, boolean image) {
    if (!touched.contains(runner)) {
      change(RunnerChange.none(runnerId), image);
    }
  }

  private void clear() {
    touched.clear();
    for (int i = 0; i < books.size(); i++) {
      books.get(i).clear();
      touched.add(i + 1);
    }
  }
}
