package io.croupier.testkit.model;

import static io.croupier.protocol.Field.stake;
import static io.croupier.protocol.RefusalReason.EXPOSURE_LIMIT;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.LIABILITY_LIMIT;

import io.croupier.testkit.model.Account.Caps;
import io.croupier.testkit.model.Balance.Kind;
import java.math.BigInteger;

/**
 * What an account has at risk in a market, and would have with one more order.
 *
 * @param before without the order
 * @param after with it
 */
record Risk(World world, Account account, Market market, Exposure before, Exposure after) {

  /** Its caps and its money allow it on this runner. */
  void check(Checks checks, int runner) {
    BigInteger more = after.hold().subtract(before.hold());
    if (more.signum() > 0) {
      checkHold(checks, more);
    }
    long cap = account.caps(market.currency).runnerLiability();
    boolean grows = after.loss(runner).compareTo(before.loss(runner)) > 0;
    checks.when(grows && passes(after.loss(runner), cap), LIABILITY_LIMIT, stake, cap);
  }

  /**
   * The account's limits allow it.
   *
   * @param others what orders risk that are only taken as accepted, less what goes for it
   */
  void checkLimits(Checks checks, BigInteger others, Instruction instruction) {
    Allowance allowance = new Allowance(world, account, market.currency);
    BigInteger risk = allowance.openRisk().add(others).add(Exposure.riskOf(instruction, market));
    BigInteger more = after.hold().subtract(before.hold());
    BigInteger held =
        world.ledger.of(Kind.HELD_EXCHANGE, account.id, market.currency).add(ahead()).add(more);
    allowance
        .order(risk, more.signum() > 0 ? held : null)
        .forEach(no -> checks.when(true, no.reason(), no.field(), no.concerns()));
  }

  private void checkHold(Checks checks, BigInteger more) {
    String currency = market.currency;
    Caps caps = account.caps(currency);
    BigInteger held = world.ledger.of(Kind.HELD_EXCHANGE, account.id, currency).add(ahead());
    BigInteger cash = world.ledger.of(Kind.CASH, account.id, currency).subtract(ahead());
    boolean exposed = passes(held.add(more), caps.exposure());
    boolean liable = passes(after.hold(), caps.marketLiability());
    checks
        .when(exposed, EXPOSURE_LIMIT, stake, caps.exposure())
        .when(liable, LIABILITY_LIMIT, stake, caps.marketLiability())
        .when(more.compareTo(cash) > 0, INSUFFICIENT_FUNDS, stake, cash.longValueExact());
  }

  /** What orders before this one will need, that are only taken as accepted. */
  private BigInteger ahead() {
    Position position = account.positions.get(market);
    return before.hold().subtract(position == null ? BigInteger.ZERO : position.hold);
  }

  private static boolean passes(BigInteger amount, long cap) {
    return cap != 0 && amount.compareTo(Money.of(cap)) > 0;
  }
}
