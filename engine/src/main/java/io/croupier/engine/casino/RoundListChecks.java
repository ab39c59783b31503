package io.croupier.engine.casino;

import static io.croupier.protocol.RefusalReason.ALREADY_ROLLED_BACK;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.ROUND_CLOSED;
import static io.croupier.protocol.RefusalReason.TRANSACTION_NOT_FOUND;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ROUND;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Profiles;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.bonus.Wagering;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.limit.LimitChecks;
import io.croupier.protocol.Field;
import io.croupier.protocol.RoundState;

/**
 * Judges the list at hand, as a whole and action by action, each with the rounds as the actions
 * before it would have left them.
 *
 * <p>Owned by the engine thread.
 */
final class RoundListChecks {
  private final RoundList list;
  private final RoundListIds ids;
  private final Balances balances;
  private final Providers providers;
  private final Rounds rounds;
  private final RoundMoney money;
  private final LimitChecks limits;
  private final AccountChecks checks;
  private final GameChecks gameChecks;
  private final Refusals refusals;
  private final Wagering wagering;
  private final FreeRounds freeRounds;

  // What the actions that were judged so far would do.
  private transient long staked;
  private transient long stakedBonus;
  private transient long won;
  private transient int opened;

  RoundListChecks(
      RoundList list,
      RoundListIds ids,
      Balances balances,
      Providers providers,
      Rounds rounds,
      RoundMoney money,
      LimitChecks limits,
      AccountChecks checks,
      GameChecks gameChecks,
      Refusals refusals,
      Wagering wagering,
      FreeRounds freeRounds) {
    this.list = list;
    this.ids = ids;
    this.balances = balances;
    this.providers = providers;
    this.rounds = rounds;
    this.money = money;
    this.limits = limits;
    this.checks = checks;
    this.gameChecks = gameChecks;
    this.refusals = refusals;
    this.wagering = wagering;
    this.freeRounds = freeRounds;
  }

  /**
   * Whether the list is answered: repeated, or refused.
   *
   * @param count its actions, of which none is known where they are too many
   */
  boolean isRefused(long sessionId, int count, long now) {
    boolean debit = list.hasDebit();
    if (gameChecks.notForTest(list.account, list.provider)
        || ids.isRepeated(now)
        || (debit && (isHalted() || checks.roundsPending(list.account)))) {
      return true;
    }
    refusals.remember(ids);
    staked = 0;
    stakedBonus = 0;
    won = 0;
    opened = 0;
    return isRefusedWhole(sessionId, count, debit, now) || isActionRefused(now);
  }

  private boolean isRefusedWhole(long sessionId, int count, boolean debit, long now) {
    boolean wrong = count < 1 || count > RoundList.MOST;
    return checks.unknownAccount(list.account, list.accountId)
        || checks.unknownWallet(list.wallet, list.currency)
        || (debit && checks.unknownSession(sessionId))
        || gameChecks.unknownProvider(list.provider, list.providerId)
        || (debit && mayNotBet(sessionId, now))
        || refusals.when(wrong, INVALID_AMOUNT, Field.actions, 0)
        || refusals.when(list.misplaced, INVALID_AMOUNT, Field.actionNumber, 0)
        || refusals.unknownCurrency(list.currency);
  }

  private boolean mayNotBet(long sessionId, long now) {
    return checks.foreignSession(sessionId, list.account)
        || checks.mayNotBet(list.account)
        || checks.notVerified(list.account, Profiles.VERIFY_BETS)
        || checks.expiredSession(sessionId, now);
  }

  private boolean isHalted() {
    for (int i = 0; i < list.count; i++) {
      if (list.isDebit(i) && gameChecks.halted(list.provider, list.games[i])) {
        return true;
      }
    }
    return false;
  }

  private boolean isActionRefused(long now) {
    for (int i = 0; i < list.count; i++) {
      refusals.instruction(list.instruction(i));
      find(i, now);
      boolean refused =
          switch (list.actions[i]) {
            case DEBIT -> isDebitRefused(i);
            case CREDIT -> isCreditRefused(i);
            case END -> isEndRefused(i);
            default -> refusals.when(true, INVALID_AMOUNT, Field.action, 0);
          };
      if (refused) {
        return true;
      }
    }
    return false;
  }

  // The rounds, as the actions before have left them.

  private void find(int i, long now) {
    int first = list.firstWithRound(i);
    list.firsts[i] = first;
    if (first != i) {
      return;
    }
    int round = rounds.find(list.provider, list.account, list.roundHighs[i], list.roundLows[i]);
    list.exists[i] = round != 0;
    list.open[i] = round == 0 || rounds.isOpen(round, now);
    list.cancelled[i] = round != 0 && rounds.state(round, now) == RoundState.CANCELLED;
    list.hasBet[i] = rounds.hasBet(round);
    list.endsWithBet[i] = rounds.endsWithBet(round);
    list.rounds[i] = round;
    list.wallets[i] = round == 0 ? list.wallet : rounds.wallet(round);
    list.bets[i] = rounds.bets(round);
    list.held[i] = rounds.held(round);
    list.jackpots[i] = rounds.jackpot(round);
    list.hasWin[i] = rounds.wins(round) > 0;
    list.withBonus[i] = rounds.bonusId(round) != 0;
  }

  private boolean isDebitRefused(int i) {
    int first = list.firsts[i];
    long amount = list.amounts[i];
    long jackpotPart = list.jackpotParts[i];
    long game = list.games[i];
    long freeRound = list.freeRounds[i];
    boolean free = freeRound != 0;
    long stake = list.stake(i);
    long before = free ? freeRounds.standing(list.rounds[first]) : list.held[first];
    long total = before + freeRounds.value(freeRound, amount);
    long contributions = list.jackpots[first] + jackpotPart;
    long stakes = staked + stake;
    boolean tombstone = list.earlier[i] != 0;
    int round = list.rounds[first];
    boolean paidAsCash = list.hasWin[first] && !list.withBonus[first];
    int bonus = free || paidAsCash ? Wagering.NONE : money.bonusOfStake(round, list.wallet);
    long bonusPart =
        wagering.bonusPart(bonus, list.wallet, amount, staked - stakedBonus, stakedBonus);
    int category = bonus == Wagering.NONE ? 0 : gameChecks.category(list.provider, game);
    if (gameChecks.unknownGame(list.provider, game)
        || freeRounds.isUnknown(freeRound)
        || freeRounds.isForeign(freeRound, list.account)
        || freeRounds.hasNoAmount(freeRound, amount)
        || gameChecks.notContribution(list.provider, jackpotPart, stake)
        || list.seeds[i].isMalformed()
        || refusals.unlessBool(list.ends[i])
        || refusals.when(list.wallets[first] != list.wallet, CURRENCY_MISMATCH, Field.currency, 0)
        || (!free && stakeOverflows(total, contributions))
        || list.seeds[i].breaksCommitment(rounds.isCommitted(round))
        || refusals.when(tombstone, ALREADY_ROLLED_BACK, list.idField(i), 0)
        || refusals.when(!list.open[first], ROUND_CLOSED, Field.roundId, 0)
        || freeRounds.refuses(
            freeRound, round, list.wallet, amount, list.provider, list.providerId, game)
        || wagering.refuses(bonus, bonusPart, total, list.providerId, game, category)
        || limits.isMissing(list.account, list.wallet)
        || gameChecks.overStakeCap(list.account, list.provider, game, list.currency, total)
        || limits.isPassed(list.account, list.wallet, stakes, Field.amount)
        || (!free && insufficient(bonus, stake - bonusPart))
        || lacksRoom(first)) {
      return true;
    }
    exist(first);
    staked = stakes;
    stakedBonus += bonusPart;
    list.bonuses[i] = bonus;
    list.withBonus[first] |= bonus != Wagering.NONE;
    list.bonusParts[i] = bonusPart;
    list.held[first] += stake;
    list.jackpots[first] = contributions;
    list.bets[first]++;
    list.hasBet[first] = true;
    if (list.isLast(i) || list.endsWithBet[first]) {
      end(first);
    }
    return false;
  }

  private boolean isCreditRefused(int i) {
    int first = list.firsts[i];
    long amount = list.amounts[i];
    long wins = won + amount;
    boolean early = providers.hasEarlyWins(list.provider) && !list.hasBet[first];
    boolean unknown = !list.exists[first] && !early;
    boolean lacksBet = !early && (list.bets[first] == 0 || list.cancelled[first]);
    boolean tombstone = list.earlier[i] != 0;
    boolean wrong = amount < 0 || amount > Money.MAX_AMOUNT;
    if (refusals.when(unknown, TRANSACTION_NOT_FOUND, Field.roundId, 0)
        || refusals.when(wrong, INVALID_AMOUNT, list.amountField(i), 0)
        || refusals.unlessBool(list.ends[i])
        || refusals.when(list.wallets[first] != list.wallet, CURRENCY_MISMATCH, Field.currency, 0)
        || refusals.when(
            !money.fitsWins(list.provider, list.wallet, wins), OVERFLOW, list.amountField(i), 0)
        || refusals.when(tombstone, ALREADY_ROLLED_BACK, list.idField(i), 0)
        || refusals.when(lacksBet, ALREADY_ROLLED_BACK, Field.roundId, 0)
        || refusals.when(!list.open[first], ROUND_CLOSED, Field.roundId, 0)
        || lacksRoom(first)) {
      return true;
    }
    exist(first);
    won = wins;
    list.hasWin[first] = true;
    if (list.isLast(i)) {
      if (list.hasBet[first]) {
        end(first);
      } else {
        list.endsWithBet[first] = true;
      }
    }
    return false;
  }

  private boolean isEndRefused(int i) {
    int first = list.firsts[i];
    if (refusals.when(!list.exists[first], UNKNOWN_ROUND, Field.roundId, 0)
        || refusals.when(!list.open[first], NO_CHANGE, Field.none, 0)) {
      return true;
    }
    end(first);
    return false;
  }

  private void exist(int first) {
    if (!list.exists[first]) {
      list.exists[first] = true;
      opened++;
    }
  }

  private void end(int first) {
    list.open[first] = false;
    list.held[first] = 0;
    list.jackpots[first] = 0;
  }

  private boolean lacksRoom(int first) {
    return refusals.capacity(!list.exists[first] && opened == rounds.room());
  }

  private boolean insufficient(int bonus, long cashPart) {
    boolean lacking = cashPart > balances.cash(list.wallet) - (staked - stakedBonus);
    long left =
        wagering.available(bonus, list.wallet)
            - (bonus == Wagering.NONE ? staked - stakedBonus : staked);
    return refusals.when(lacking, INSUFFICIENT_FUNDS, Field.amount, left);
  }

  private boolean stakeOverflows(long total, long contributions) {
    int clearing = balances.providerClearing(list.provider, list.currency);
    boolean fits =
        balances.fits(clearing, total - contributions)
            && balances.fits(balances.jackpot(list.currency), contributions);
    return refusals.when(!fits, OVERFLOW, Field.amount, 0);
  }
}
