package io.croupier.node;

import io.croupier.protocol.ApplyRoundsDecoder;
import io.croupier.protocol.CreateMarketDecoder;
import io.croupier.protocol.DebitCreditRoundDecoder;
import io.croupier.protocol.DebitRoundDecoder;
import io.croupier.protocol.DepositDecoder;
import io.croupier.protocol.GrantBonusDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OpenAccountDecoder;
import io.croupier.protocol.PlaceBetDecoder;
import io.croupier.protocol.PlaceOrderDecoder;
import io.croupier.protocol.PlaceOrdersDecoder;
import io.croupier.protocol.ReplaceOrderDecoder;
import io.croupier.protocol.RequestDepositDecoder;
import io.croupier.protocol.RoundAction;
import java.util.Set;
import org.agrona.DirectBuffer;

/**
 * Which commands begin something: bets, orders, deposits, accounts, markets, bonuses. Wins,
 * rollbacks, settlement, cancels and withdrawals end what was begun.
 *
 * <p>Owned by the ingress thread.
 */
final class NewBusiness {
  private static final Set<Integer> TEMPLATES =
      Set.of(
          OpenAccountDecoder.TEMPLATE_ID,
          RequestDepositDecoder.TEMPLATE_ID,
          DepositDecoder.TEMPLATE_ID,
          DebitRoundDecoder.TEMPLATE_ID,
          DebitCreditRoundDecoder.TEMPLATE_ID,
          CreateMarketDecoder.TEMPLATE_ID,
          PlaceOrderDecoder.TEMPLATE_ID,
          PlaceOrdersDecoder.TEMPLATE_ID,
          ReplaceOrderDecoder.TEMPLATE_ID,
          PlaceBetDecoder.TEMPLATE_ID,
          GrantBonusDecoder.TEMPLATE_ID);

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final ApplyRoundsDecoder list = new ApplyRoundsDecoder();

  /** Whether a command begins something; of a list of rounds: whether there is a bet in it. */
  boolean isBegunBy(DirectBuffer buffer, int offset) {
    int template = header.wrap(buffer, offset).templateId();
    if (template != ApplyRoundsDecoder.TEMPLATE_ID) {
      return TEMPLATES.contains(template);
    }
    for (ApplyRoundsDecoder.ActionsDecoder action :
        list.wrapAndApplyHeader(buffer, offset, header).actions()) {
      if (action.action() == RoundAction.DEBIT) {
        return true;
      }
    }
    return false;
  }
}
