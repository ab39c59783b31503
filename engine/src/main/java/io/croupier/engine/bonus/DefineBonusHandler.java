package io.croupier.engine.bonus;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.BonusDefinedEncoder;
import io.croupier.protocol.BonusKind;
import io.croupier.protocol.CountedStake;
import io.croupier.protocol.DefineBonusDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.WageringBase;

/** DefineBonus. Rules: docs/rules.md, Bonus. */
public final class DefineBonusHandler {
  private static final int MAX_PERCENT = 1_000_000;
  private static final int MAX_CASHBACK = 10_000;
  private static final int MAX_MULTIPLIER = 100_000;
  private static final int MAX_ROUNDS = 1_000_000;

  private final BonusDefinitions definitions;
  private final Currencies currencies;
  private final Refusals refusals;
  private final Outcomes outcomes;

  DefineBonusHandler(
      BonusDefinitions definitions, Currencies currencies, Refusals refusals, Outcomes outcomes) {
    this.definitions = definitions;
    this.currencies = currencies;
    this.refusals = refusals;
    this.outcomes = outcomes;
  }

  /** Defines what a bonus is, for good. */
  public void onDefineBonus(DefineBonusDecoder command) {
    int id = command.definitionId();
    int at = command.offset() + DefineBonusDecoder.currencyEncodingOffset();
    int currency = currencies.indexAt(command.buffer(), at);
    int weight = defaultWeight(command);
    if (bad(id < 1, Field.definitionId)
        || hasBadSize(command)
        || hasBadBounds(command)
        || bad(weight > BonusDefinitions.WHOLE, Field.weight)
        || hasBadWeights(command)
        || hasBadKinds(command)
        || bad(isForNoGame(command, weight), Field.weights)
        || refusals.unknownCurrency(currency)
        || refusals.when(definitions.find(id) != 0, NO_CHANGE, Field.definitionId, id)
        || refusals.capacity(definitions.isFull())) {
      return;
    }
    // Nothing below this line may refuse.
    WageringBase base = base(command);
    CountedStake counted = counted(command);
    int definition = definitions.add(id, command.bonusKind(), currency);
    definitions.size(
        definition,
        command.percentBasisPoints(),
        command.maxBonus(),
        command.amount(),
        command.minLoss());
    definitions.rounds(
        definition, command.bonusKind() == BonusKind.FREE_BET ? 1 : command.rounds());
    definitions.wagering(definition, command.multiplier(), base, counted, weight);
    definitions.bounds(
        definition,
        command.maxBet(),
        command.maxCashout(),
        command.secondsToTake(),
        command.secondsToUse());
    int count = rows(command).count();
    BonusDefinedEncoder defined = outcomes.answer(0).bonusDefined(count);
    defined
        .amount(command.amount())
        .maxBonus(command.maxBonus())
        .maxBet(command.maxBet())
        .maxCashout(command.maxCashout())
        .minLoss(command.minLoss())
        .actorId(command.header().actorId())
        .definitionId(id)
        .percentBasisPoints(command.percentBasisPoints())
        .multiplier(command.multiplier())
        .rounds(command.rounds())
        .secondsToTake(command.secondsToTake())
        .secondsToUse(command.secondsToUse())
        .reasonCode(command.header().reasonCode())
        .putCurrency(currencies.text(), Currencies.at(currency))
        .defaultWeight(weight)
        .bonusKind(command.bonusKind())
        .wageringBase(base)
        .countedStake(counted)
        .actorKind(command.header().actorKind());
    BonusDefinedEncoder.WeightsEncoder told = defined.weightsCount(count);
    for (DefineBonusDecoder.WeightsDecoder row = rows(command); row.hasNext(); ) {
      row.next();
      definitions.addWeight(
          definition, row.providerId(), row.gameId(), row.category(), row.weight());
      told.next()
          .gameId(row.gameId())
          .providerId(row.providerId())
          .category(row.category())
          .weight(row.weight());
    }
  }

  private boolean hasBadSize(DefineBonusDecoder command) {
    long amount = command.amount();
    long most = command.maxBonus();
    int percent = command.percentBasisPoints();
    if (command.bonusKind() == BonusKind.FREE_MONEY || isFree(command)) {
      return refusals.unlessAmount(amount, Field.amount)
          || bad(percent != 0, Field.percentBasisPoints)
          || bad(most != 0, Field.maxBonus);
    }
    int mostPercent = isCashback(command) ? MAX_CASHBACK : MAX_PERCENT;
    return bad(amount != 0, Field.amount)
        || bad(percent < 1 || percent > mostPercent, Field.percentBasisPoints)
        || refusals.unlessAmount(most, Field.maxBonus);
  }

  private boolean hasBadBounds(DefineBonusDecoder command) {
    int multiplier = command.multiplier();
    long maxBet = command.maxBet();
    long maxCashout = command.maxCashout();
    long minLoss = command.minLoss();
    int rounds = command.rounds();
    boolean many = command.bonusKind() == BonusKind.FREE_ROUNDS;
    boolean badRounds = many ? rounds < 1 || rounds > MAX_ROUNDS : rounds != 0;
    boolean cashback = isCashback(command);
    boolean staked = !cashback && !isFree(command);
    int least = staked ? 1 : 0;
    int most = staked ? MAX_MULTIPLIER : 0;
    return bad(badRounds, Field.rounds)
        || bad(multiplier < least || multiplier > most, Field.multiplier)
        || bad(staked ? isNoBound(maxBet) : maxBet != 0, Field.maxBet)
        || bad(cashback ? maxCashout != 0 : isNoBound(maxCashout), Field.maxCashout)
        || bad(cashback ? isNoBound(minLoss) : minLoss != 0, Field.minLoss)
        || bad(command.secondsToTake() < 0, Field.secondsToTake)
        || bad(command.secondsToUse() < (cashback ? 1 : 0), Field.secondsToUse);
  }

  private boolean hasBadWeights(DefineBonusDecoder command) {
    if (bad(rows(command).count() > BonusDefinitions.MAX_WEIGHTS, Field.weights)) {
      return true;
    }
    for (DefineBonusDecoder.WeightsDecoder row = rows(command); row.hasNext(); ) {
      row.next();
      int provider = row.providerId();
      boolean ofCategory = provider == 0 && row.gameId() == 0 && row.category() != 0;
      boolean ofProvider = provider > 0 && row.category() == 0;
      if (bad(row.weight() > BonusDefinitions.WHOLE, Field.weight)
          || bad(!ofCategory && !ofProvider, Field.weights)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasBadKinds(DefineBonusDecoder command) {
    BonusKind kind = command.bonusKind();
    WageringBase base = command.wageringBase();
    boolean noKind = kind == BonusKind.NULL_VAL || kind == BonusKind.SBE_UNKNOWN;
    CountedStake counted = counted(command);
    boolean noDeposit = kind != BonusKind.DEPOSIT_MATCH && base == WageringBase.DEPOSIT_AND_BONUS;
    boolean noParts = isCashback(command) && counted != CountedStake.WHOLE;
    return bad(noKind, Field.bonusKind)
        || bad(noDeposit || base == WageringBase.SBE_UNKNOWN, Field.wageringBase)
        || bad(noParts || counted == CountedStake.SBE_UNKNOWN, Field.countedStake);
  }

  /** Whether no game counts; a free bet is for fixed odds then. */
  private static boolean isForNoGame(DefineBonusDecoder command, int defaultWeight) {
    boolean none = defaultWeight == 0 && command.bonusKind() != BonusKind.FREE_BET;
    for (DefineBonusDecoder.WeightsDecoder row = rows(command); none && row.hasNext(); ) {
      none = row.next().weight() == 0;
    }
    return none;
  }

  private static boolean isCashback(DefineBonusDecoder command) {
    return command.bonusKind() == BonusKind.CASHBACK;
  }

  private boolean bad(boolean isBad, Field field) {
    return refusals.when(isBad, INVALID_AMOUNT, field, 0);
  }

  private static boolean isNoBound(long amount) {
    return amount != 0 && !Money.isAmount(amount);
  }

  private static boolean isFree(DefineBonusDecoder command) {
    return switch (command.bonusKind()) {
      case FREE_BET, FREE_ROUNDS -> true;
      default -> false;
    };
  }

  private static int defaultWeight(DefineBonusDecoder command) {
    int weight = command.defaultWeight();
    int unless = isFree(command) ? 0 : BonusDefinitions.WHOLE;
    return weight == DefineBonusDecoder.defaultWeightNullValue() ? unless : weight;
  }

  private static WageringBase base(DefineBonusDecoder command) {
    WageringBase base = command.wageringBase();
    return base == WageringBase.NULL_VAL ? WageringBase.BONUS : base;
  }

  private static CountedStake counted(DefineBonusDecoder command) {
    CountedStake counted = command.countedStake();
    return counted == CountedStake.NULL_VAL ? CountedStake.WHOLE : counted;
  }

  private static DefineBonusDecoder.WeightsDecoder rows(DefineBonusDecoder command) {
    return command.sbeRewind().weights();
  }
}
