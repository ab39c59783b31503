package io.croupier.engine.odds;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.RUNNER_REMOVED;
import static io.croupier.protocol.SelectionResult.PLACED;
import static io.croupier.protocol.SelectionResult.WITHDRAWN;
import static io.croupier.protocol.SelectionResult.WON;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.work.WorkKind;
import io.croupier.engine.work.WorkRunner;
import io.croupier.engine.work.Works;
import io.croupier.protocol.Field;
import io.croupier.protocol.SelectionResult;
import io.croupier.protocol.SettleSelectionDecoder;

/** Takes results, and visits the bets on a selection. Rules: docs/rules.md, Fixed odds, Results. */
public final class ResultHandler implements WorkRunner {
  private static final int MOST_SHARES = 100;
  private static final int MOST_POSITION = 256;

  private final OddsBook book;
  private final OddsChecks checks;
  private final Refusals refusals;
  private final BetMoney money;
  private final OddsReports reports;
  private final Works works;

  ResultHandler(
      OddsBook book,
      OddsChecks checks,
      Refusals refusals,
      BetMoney money,
      OddsReports reports,
      Works works) {
    this.book = book;
    this.checks = checks;
    this.refusals = refusals;
    this.money = money;
    this.reports = reports;
    this.works = works;
  }

  /** Records how a selection ended, in place of what was recorded, and pays the bets on it. */
  public void onSettleSelection(SettleSelectionDecoder command) {
    int market = book.markets.find(command.marketId());
    int runner = command.runner();
    int selection = book.selections.find(market, runner);
    SelectionResult result = command.result();
    if (checks.pending(selection, runner)
        || checks.unknownMarket(market, command.marketId())
        || checks.unknownRunner(selection, runner)
        || isMalformed(command)
        || isTooLate(market, result, runner)
        || refusals.when(
            book.selections.isWithdrawn(selection), RUNNER_REMOVED, Field.runner, runner)
        || refusals.when(isSame(selection, command), NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    record(selection, market, command);
    reports.settled(selection);
    book.markets.addWork(market, 1);
    works.start(WorkKind.SELECTION_SETTLE, selection, 0);
  }

  private void record(int selection, int market, SettleSelectionDecoder command) {
    Selections selections = book.selections;
    SelectionResult result = command.result();
    if (result == WITHDRAWN) {
      book.markets.withdraw(market, book.terms.deduction(command.price()));
    } else {
      selections.newVersion(selection);
      if (!selections.hasResult(selection)) {
        book.markets.decide(market);
      }
    }
    selections.outcome(selection, result, command.position());
    selections.shares(
        selection,
        command.winShare(),
        command.winShareOf(),
        command.placeShare(),
        command.placeShareOf());
  }

  @Override
  public void begin(WorkKind kind, int selection, int argument) {
    book.selections.cursor(selection, book.selections.firstLeg(selection));
  }

  @Override
  public boolean slice(WorkKind kind, int selection, int argument) {
    Selections selections = book.selections;
    while (selections.cursor(selection) != 0) {
      if (!works.takeStep()) {
        return false;
      }
      int leg = selections.cursor(selection);
      selections.cursor(selection, book.legs.next(leg));
      money.settle(leg, selection);
    }
    return true;
  }

  @Override
  public WorkKind end(WorkKind kind, int selection) {
    book.markets.addWork(book.selections.market(selection), -1);
    return null;
  }

  private boolean isMalformed(SettleSelectionDecoder command) {
    SelectionResult result = command.result();
    boolean unknown = result == SelectionResult.SBE_UNKNOWN;
    int price = command.price();
    boolean badPrice =
        price != 0 && !(SlipChecks.isPrice(price) && (result == WITHDRAWN || unknown));
    int position = command.position();
    boolean badPosition = position > MOST_POSITION || position != 0 && result != PLACED && !unknown;
    boolean none = result == SelectionResult.NULL_VAL || result == SelectionResult.NONE;
    boolean mayShareWin = result == WON || unknown;
    boolean mayShare = mayShareWin || result == PLACED;
    return refusals.when(badPrice, INVALID_AMOUNT, Field.price, 0)
        || refusals.when(badPosition, INVALID_AMOUNT, Field.position, 0)
        || refusals.when(none, INVALID_AMOUNT, Field.result, 0)
        || badShare(command.winShare(), command.winShareOf(), mayShareWin, Field.winShare)
        || badShare(command.placeShare(), command.placeShareOf(), mayShare, Field.placeShare)
        || refusals.when(unknown, INVALID_AMOUNT, Field.result, 0);
  }

  private boolean badShare(int part, int of, boolean allowed, Field field) {
    boolean none = part == 0 && of == 0;
    boolean share = part >= 1 && part <= of && of <= MOST_SHARES;
    return refusals.when(!none && !(allowed && share), INVALID_AMOUNT, field, 0);
  }

  private boolean isTooLate(int market, SelectionResult result, int runner) {
    boolean late = result == WITHDRAWN && book.markets.isDecided(market);
    return refusals.when(late, INVALID_TRANSITION, Field.runner, runner);
  }

  private boolean isSame(int selection, SettleSelectionDecoder command) {
    Selections selections = book.selections;
    return selections.result(selection) == command.result()
        && selections.position(selection) == command.position()
        && selections.winShare(selection) == command.winShare()
        && selections.winShareOf(selection) == command.winShareOf()
        && selections.placeShare(selection) == command.placeShare()
        && selections.placeShareOf(selection) == command.placeShareOf();
  }
}
