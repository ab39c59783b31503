package io.croupier.bench;

import io.croupier.protocol.ActivateBonusEncoder;
import io.croupier.protocol.BonusKind;
import io.croupier.protocol.Bool;
import io.croupier.protocol.CountedStake;
import io.croupier.protocol.DefineBonusEncoder;
import io.croupier.protocol.DefineProfileEncoder;
import io.croupier.protocol.GrantBonusEncoder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.RollbackTransactionEncoder;
import io.croupier.protocol.WageringBase;
import org.agrona.MutableDirectBuffer;

/** Encodes commands about bonuses and rollbacks; each method returns the message's length. */
final class BonusCommands {
  /** Bets are of bonus money first, and a withdrawal ends the bonus. */
  static final int PROFILE = 1;

  private static final int DEFINITION = 1;
  private static final long AMOUNT = 20_000;
  private static final int TIMES = 500;
  private static final int ALL = 10_000;
  private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

  private final Commands commands;
  private final MessageHeaderEncoder message = new MessageHeaderEncoder();
  private final DefineProfileEncoder defineProfile = new DefineProfileEncoder();
  private final DefineBonusEncoder defineBonus = new DefineBonusEncoder();
  private final GrantBonusEncoder grantBonus = new GrantBonusEncoder();
  private final ActivateBonusEncoder activateBonus = new ActivateBonusEncoder();
  private final RollbackTransactionEncoder rollback = new RollbackTransactionEncoder();

  /** Numbers them among other commands. */
  BonusCommands(Commands commands) {
    this.commands = commands;
  }

  int defineProfile(MutableDirectBuffer buffer, int offset) {
    commands.header(defineProfile.wrapAndApplyHeader(buffer, offset, message).header(), 0);
    defineProfile
        .maxMultiplier(0)
        .profile((short) PROFILE)
        .verifyBets(Bool.FALSE)
        .verifyOrders(Bool.FALSE)
        .verifyWithdrawals(Bool.FALSE)
        .keepReviewed(Bool.FALSE)
        .bonusFirst(Bool.TRUE)
        .withdrawalForfeits(Bool.TRUE)
        .stakeCapsCount(0);
    return HEADER + defineProfile.encodedLength();
  }

  /** Money to be staked five times; bets with the first game providers count less. */
  int defineBonus(MutableDirectBuffer buffer, int offset) {
    commands.header(defineBonus.wrapAndApplyHeader(buffer, offset, message).header(), 0);
    defineBonus
        .amount(AMOUNT)
        .maxBonus(0)
        .maxBet(0)
        .maxCashout(0)
        .minLoss(0)
        .definitionId(DEFINITION)
        .percentBasisPoints(0)
        .multiplier(TIMES)
        .rounds(0)
        .secondsToTake(0)
        .secondsToUse(0)
        .currency(Commands.CURRENCY)
        .defaultWeight(ALL)
        .bonusKind(BonusKind.FREE_MONEY)
        .wageringBase(WageringBase.BONUS)
        .countedStake(CountedStake.WHOLE);
    DefineBonusEncoder.WeightsEncoder rows = defineBonus.weightsCount(2);
    rows.next().gameId(0).providerId(1).category(0).weight(ALL / 2);
    rows.next().gameId(0).providerId(2).category(0).weight(ALL / 20);
    return HEADER + defineBonus.encodedLength();
  }

  int grant(MutableDirectBuffer buffer, int offset, long accountId) {
    commands.header(grantBonus.wrapAndApplyHeader(buffer, offset, message).header(), accountId);
    grantBonus.deposit(0).definitionId(DEFINITION);
    return HEADER + grantBonus.encodedLength();
  }

  int activate(MutableDirectBuffer buffer, int offset, long accountId, long bonusId) {
    commands.header(activateBonus.wrapAndApplyHeader(buffer, offset, message).header(), accountId);
    activateBonus.bonusId(bonusId);
    return HEADER + activateBonus.encodedLength();
  }

  /** Undoes the bet that was a command with this id. */
  int rollback(
      MutableDirectBuffer buffer, int offset, long accountId, int providerId, long commandId) {
    commands.header(rollback.wrapAndApplyHeader(buffer, offset, message).header(), accountId);
    long own = commands.commandId();
    rollback.transactionId().high(Commands.idHigh(own)).low(own);
    rollback.referenceTransactionId().high(Commands.idHigh(commandId)).low(commandId);
    rollback.providerId(providerId).proofCount(0);
    return HEADER + rollback.encodedLength();
  }
}
