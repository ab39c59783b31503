package io.croupier.engine.exchange;

import io.croupier.protocol.Bool;
import io.croupier.protocol.OrderKind;
import io.croupier.protocol.Persistence;
import io.croupier.protocol.PlaceOrderDecoder;
import io.croupier.protocol.PlaceOrdersDecoder;
import io.croupier.protocol.Side;
import io.croupier.protocol.TargetKind;

/**
 * What one order asks for, whichever command brings it. One object is used again and again.
 *
 * <p>Owned by the engine thread.
 */
final class Instruction {
  /** Hundredths in a price of 1. */
  private static final int HUNDREDTHS = 100;

  /** Number in PlaceOrders, from 1; 0: the command is another one. */
  int number;

  /** As they are stated. */
  Side statedSide;

  OrderKind statedKind;
  Persistence statedPersistence;
  TargetKind targetKind;
  Bool statedBestExecution;
  long statedStake;
  long statedLiability;
  long targetAmount;

  int runner;
  int side;
  int price;

  /** Index on the ladder; OFF_LADDER for none. */
  int priceIndex;

  int kind;
  int persistence;
  boolean bestExecution;
  int marketVersion;
  long minFill;
  long reference;

  /**
   * The backer's stake, worked out of the target where there is one, 0 if that comes to none; of a
   * lay at the starting price its liability.
   */
  long stake;

  void read(PlaceOrderDecoder command, PriceLadder ladder) {
    number = 0;
    marketVersion = command.marketVersion();
    statedSide = command.side();
    statedKind = command.orderKind();
    statedPersistence = command.persistence();
    targetKind = command.targetKind();
    statedBestExecution = command.bestExecution();
    statedStake = command.stake();
    statedLiability = command.liability();
    targetAmount = command.targetAmount();
    runner = command.runner();
    price = command.price();
    minFill = command.minFill();
    reference = command.orderRef();
    complete(ladder);
  }

  /** Reads the next row of a batch. */
  void read(PlaceOrdersDecoder.InstructionsDecoder row, int ofMarketVersion, PriceLadder ladder) {
    number++;
    marketVersion = ofMarketVersion;
    statedSide = row.side();
    statedKind = row.orderKind();
    statedPersistence = row.persistence();
    targetKind = row.targetKind();
    statedBestExecution = row.bestExecution();
    statedStake = row.stake();
    statedLiability = row.liability();
    targetAmount = row.targetAmount();
    runner = row.runner();
    price = row.price();
    minFill = row.minFill();
    reference = row.orderRef();
    complete(ladder);
  }

  /** The unmatched stake of an order, at another price. */
  void replace(Orders orders, int order, int newPrice, int newPriceIndex, int ofMarketVersion) {
    number = 0;
    marketVersion = ofMarketVersion;
    runner = orders.runner(order);
    side = orders.side(order);
    price = newPrice;
    priceIndex = newPriceIndex;
    kind = OrderKind.LIMIT.value();
    persistence = orders.persistence(order);
    bestExecution = true;
    minFill = 0;
    reference = orders.reference(order);
    stake = orders.unmatched(order);
  }

  /** Whether it is an order at the starting price. */
  boolean isSp() {
    return kind == OrderKind.LIMIT_ON_CLOSE.value() || kind == OrderKind.MARKET_ON_CLOSE.value();
  }

  /** Whether it states a liability in place of a stake. */
  boolean statesLiability() {
    return isSp() && side != 0;
  }

  /** The price at which its loss by a win of the runner counts while it is unmatched. */
  int riskPrice() {
    return isSp() ? Exposure.AT_STAKE : price;
  }

  boolean hasTarget() {
    return targetKind != TargetKind.NULL_VAL;
  }

  /** Whether the stake is stated, or can be worked out. */
  boolean hasStake() {
    return !hasTarget() || priceIndex != PriceLadder.OFF_LADDER;
  }

  private void complete(PriceLadder ladder) {
    side = statedSide == Side.LAY ? 1 : 0;
    kind = statedKind == OrderKind.NULL_VAL ? OrderKind.LIMIT.value() : statedKind.value();
    persistence =
        statedPersistence == Persistence.NULL_VAL
            ? Persistence.LAPSE.value()
            : statedPersistence.value();
    bestExecution = statedBestExecution != Bool.FALSE;
    priceIndex = ladder.index(price);
    if (kind == OrderKind.MARKET_ON_CLOSE.value()) {
      priceIndex = price == 0 ? SpBook.anyPrice(side, ladder) : PriceLadder.OFF_LADDER;
    }
    stake = statesLiability() ? statedLiability : statedStake;
    if (hasTarget()) {
      stake = hasStake() ? stakeOfTarget() : 0;
    }
  }

  private long stakeOfTarget() {
    int divisor = targetKind == TargetKind.PROFIT ? price - HUNDREDTHS : price;
    // Lines can be lower than odds; with them a target is refused.
    return targetAmount * HUNDREDTHS / Math.max(1, divisor);
  }
}
