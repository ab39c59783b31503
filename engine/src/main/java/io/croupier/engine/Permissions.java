package io.croupier.engine;

import static io.croupier.protocol.ActorKind.CUSTOMER;
import static io.croupier.protocol.ActorKind.PROVIDER;

import io.croupier.protocol.AcceptCashOutDecoder;
import io.croupier.protocol.ActivateBonusDecoder;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.ApplyRoundsDecoder;
import io.croupier.protocol.AwardDecoder;
import io.croupier.protocol.CancelAllOrdersDecoder;
import io.croupier.protocol.CancelOrderDecoder;
import io.croupier.protocol.CancelWithdrawalDecoder;
import io.croupier.protocol.CloseAccountDecoder;
import io.croupier.protocol.CloseSessionDecoder;
import io.croupier.protocol.CommitSeedDecoder;
import io.croupier.protocol.CompletePayoutDecoder;
import io.croupier.protocol.ConfirmLimitDecoder;
import io.croupier.protocol.CreditRoundDecoder;
import io.croupier.protocol.DebitCreditRoundDecoder;
import io.croupier.protocol.DebitRoundDecoder;
import io.croupier.protocol.DepositDecoder;
import io.croupier.protocol.EndRoundDecoder;
import io.croupier.protocol.FailDepositDecoder;
import io.croupier.protocol.FailPayoutDecoder;
import io.croupier.protocol.ForfeitBonusDecoder;
import io.croupier.protocol.LiftExclusionDecoder;
import io.croupier.protocol.OpenAccountDecoder;
import io.croupier.protocol.OpenSessionDecoder;
import io.croupier.protocol.OpenWalletDecoder;
import io.croupier.protocol.PlaceBetDecoder;
import io.croupier.protocol.PlaceOrderDecoder;
import io.croupier.protocol.PlaceOrdersDecoder;
import io.croupier.protocol.RenewSessionDecoder;
import io.croupier.protocol.ReplaceOrderDecoder;
import io.croupier.protocol.RequestDepositDecoder;
import io.croupier.protocol.RequestWithdrawalDecoder;
import io.croupier.protocol.ReturnPayoutDecoder;
import io.croupier.protocol.RevealSeedDecoder;
import io.croupier.protocol.RollbackTransactionDecoder;
import io.croupier.protocol.SelfExcludeDecoder;
import io.croupier.protocol.SetHeartbeatDecoder;
import io.croupier.protocol.SetLimitDecoder;
import io.croupier.protocol.SetRealityCheckDecoder;
import io.croupier.protocol.StartPayoutDecoder;
import io.croupier.protocol.TimeOutDecoder;
import io.croupier.protocol.UpdateOrderDecoder;

/** Which kind of actor may send which command. */
final class Permissions {
  /** Template ids of commands are below this number. */
  private static final int TEMPLATES = 200;

  private static final boolean[] OF_CUSTOMER = new boolean[TEMPLATES];
  private static final boolean[] OF_PROVIDER = new boolean[TEMPLATES];

  static {
    allow(
        OF_CUSTOMER,
        OpenAccountDecoder.TEMPLATE_ID,
        OpenWalletDecoder.TEMPLATE_ID,
        CloseAccountDecoder.TEMPLATE_ID,
        OpenSessionDecoder.TEMPLATE_ID,
        CloseSessionDecoder.TEMPLATE_ID,
        RenewSessionDecoder.TEMPLATE_ID,
        SelfExcludeDecoder.TEMPLATE_ID,
        TimeOutDecoder.TEMPLATE_ID,
        LiftExclusionDecoder.TEMPLATE_ID,
        SetHeartbeatDecoder.TEMPLATE_ID,
        RequestDepositDecoder.TEMPLATE_ID,
        SetLimitDecoder.TEMPLATE_ID,
        ConfirmLimitDecoder.TEMPLATE_ID,
        SetRealityCheckDecoder.TEMPLATE_ID,
        RequestWithdrawalDecoder.TEMPLATE_ID,
        CancelWithdrawalDecoder.TEMPLATE_ID,
        ActivateBonusDecoder.TEMPLATE_ID,
        ForfeitBonusDecoder.TEMPLATE_ID,
        PlaceOrderDecoder.TEMPLATE_ID,
        PlaceOrdersDecoder.TEMPLATE_ID,
        CancelOrderDecoder.TEMPLATE_ID,
        ReplaceOrderDecoder.TEMPLATE_ID,
        UpdateOrderDecoder.TEMPLATE_ID,
        CancelAllOrdersDecoder.TEMPLATE_ID,
        PlaceBetDecoder.TEMPLATE_ID,
        AcceptCashOutDecoder.TEMPLATE_ID);
    allow(
        OF_PROVIDER,
        DepositDecoder.TEMPLATE_ID,
        FailDepositDecoder.TEMPLATE_ID,
        StartPayoutDecoder.TEMPLATE_ID,
        CompletePayoutDecoder.TEMPLATE_ID,
        FailPayoutDecoder.TEMPLATE_ID,
        ReturnPayoutDecoder.TEMPLATE_ID,
        DebitRoundDecoder.TEMPLATE_ID,
        CreditRoundDecoder.TEMPLATE_ID,
        DebitCreditRoundDecoder.TEMPLATE_ID,
        ApplyRoundsDecoder.TEMPLATE_ID,
        AwardDecoder.TEMPLATE_ID,
        RollbackTransactionDecoder.TEMPLATE_ID,
        EndRoundDecoder.TEMPLATE_ID,
        CommitSeedDecoder.TEMPLATE_ID,
        RevealSeedDecoder.TEMPLATE_ID);
  }

  private Permissions() {}

  static boolean isPermitted(int templateId, ActorKind actor) {
    if (actor == CUSTOMER) {
      return OF_CUSTOMER[templateId];
    }
    return actor == PROVIDER ? OF_PROVIDER[templateId] : actor != ActorKind.SBE_UNKNOWN;
  }

  private static void allow(boolean[] table, int... templateIds) {
    for (int templateId : templateIds) {
      table[templateId] = true;
    }
  }
}
