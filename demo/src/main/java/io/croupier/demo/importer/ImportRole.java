package io.croupier.demo.importer;

import io.croupier.demo.edge.Board;
import io.croupier.demo.edge.Command;
import io.croupier.demo.edge.Link;
import io.croupier.demo.edge.Outcome;
import io.croupier.demo.edge.Role;
import io.croupier.demo.edge.Wallets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Imports a recorded market: after each message the books that it changed, and from time to time
 * all of them, must be the recorded ones. The next message begins when all answers are there.
 */
public final class ImportRole implements Role {
  private static final int ACCOUNTS = 64;
  private static final long DEPOSIT = 1_000_000_000;
  private static final int ALL_BOOKS_EVERY = 500;

  private final Link link;
  private final Board board;
  private final Recording recording;
  private final int lines;
  private final StepQueue queue;
  private final List<Long> accounts = new ArrayList<>();
  private final MarketCommands commands;
  private final MarketImporter importer;
  private final BookComparison comparison = new BookComparison();
  private final LastPrices lastPrices = new LastPrices();
  private final Wallets wallets = new Wallets();
  private boolean opened;
  private boolean ended;

  public ImportRole(Path file, Link link, Board board) {
    this.link = link;
    this.board = board;
    Hindsight hindsight = Hindsight.of(file);
    lines = hindsight.messages();
    recording = Recording.open(file);
    queue = new StepQueue(link);
    commands = new MarketCommands(queue, accounts, this::share);
    importer = new MarketImporter(commands, hindsight.lapsing());
    for (int i = 0; i < ACCOUNTS; i++) {
      openAccount();
    }
  }

  private void openAccount() {
    queue.add(
        () -> Command.of("OpenAccount").with("currency", MarketCommands.CURRENCY),
        outcome -> {
          long account = outcome.header().accountId();
          accounts.add(account);
          deposit(account);
        });
  }

  private void deposit(long account) {
    queue.add(
        () ->
            Command.of("Deposit")
                .account(account)
                .with("transactionId", "%032x".formatted(account))
                .with("currency", MarketCommands.CURRENCY)
                .with("amount", DEPOSIT),
        outcome -> opened = accounts.size() == ACCOUNTS);
  }

  private void share(long marketId) {
    board.say("share", Map.of("share", "market", "id", marketId, "runners", importer.runners()));
  }

  @Override
  public int doWork(long nowNs) {
    if (queue.isDone() && opened && !ended) {
      next();
    }
    return queue.doWork(nowNs);
  }

  private void next() {
    importer.cutPrices().forEach(lastPrices::compare);
    RecordedMessage message = recording.next();
    if (message == null) {
      ended = true;
      recording.close();
      importer.end();
      compareAll(lines);
      queue.add(
          () -> Command.of("QueryMarket").with("marketId", commands.marketId()),
          outcome -> board.say("share", Map.of("share", "over", "id", commands.marketId())));
      return;
    }
    importer.onMessage(message);
    if (message.line() % ALL_BOOKS_EVERY == 0) {
      compareAll(message.line());
    } else {
      importer.touched().forEach(runner -> compare(message.line(), runner));
    }
  }

  private void compareAll(int line) {
    for (int runner = 1; runner <= importer.runners(); runner++) {
      compare(line, runner);
    }
  }

  private void compare(int line, int runner) {
    commands.queryBook(runner, outcome -> comparison.compare(line, importer, Book.read(outcome)));
  }

  @Override
  public boolean isDone() {
    return ended && queue.isDone();
  }

  @Override
  public String fault() {
    return queue.fault();
  }

  @Override
  public void onOutcome(Outcome outcome) {
    lastPrices.onOutcome(outcome);
  }

  @Override
  public void onShared(Map<String, Object> news) {}

  /** Asks what is in every wallet. */
  @Override
  public void conclude() {
    accounts.forEach(account -> wallets.ask(link, account, MarketCommands.CURRENCY));
  }

  @Override
  public Map<String, Object> report() {
    ImportFigures figures = importer.figures();
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("paidIn", Map.of(MarketCommands.CURRENCY, ACCOUNTS * DEPOSIT));
    report.put("paidOut", Map.of());
    report.put("wallets", wallets.sums());
    report.put("messages", figures.messages);
    report.put("orders", figures.orders);
    report.put("takers", figures.takers);
    report.put("cancels", figures.cancels);
    report.put("cancelledFalls", figures.cancelledFalls);
    report.put("placedAndTaken", figures.placedAndTaken);
    report.put("skipped", figures.skipped);
    report.put("takersBehindBetter", figures.takersBehindBetter);
    report.put("removals", figures.removals);
    report.put("cutPricesEqual", lastPrices.equal());
    report.put("cutPricesHundredthApart", lastPrices.hundredthApart());
    report.put("cutPricesMatchedSince", lastPrices.matchedSince());
    report.put("crossing", figures.crossing);
    report.put("levels", comparison.levels());
    report.put("different", comparison.different());
    report.put("differences", comparison.differences());
    report.put("remarks", importer.remarks());
    return report;
  }

  @Override
  public double progress() {
    return (double) importer.figures().messages / lines;
  }
}
