package io.croupier.testkit.model;

import java.util.Set;

/** Who may send what. */
final class Permissions {
  private static final Set<String> CUSTOMER =
      Set.of(
          "OpenAccount",
          "OpenWallet",
          "CloseAccount",
          "OpenSession",
          "CloseSession",
          "RenewSession",
          "SelfExclude",
          "TimeOut",
          "LiftExclusion",
          "SetHeartbeat",
          "RequestDeposit",
          "SetLimit",
          "ConfirmLimit",
          "SetRealityCheck",
          "RequestWithdrawal",
          "CancelWithdrawal",
          "ActivateBonus",
          "ForfeitBonus",
          "PlaceOrder",
          "PlaceOrders",
          "CancelOrder",
          "ReplaceOrder",
          "UpdateOrder",
          "CancelAllOrders",
          "PlaceBet",
          "AcceptCashOut");
  private static final Set<String> PROVIDER =
      Set.of(
          "Deposit",
          "FailDeposit",
          "StartPayout",
          "CompletePayout",
          "FailPayout",
          "ReturnPayout",
          "DebitRound",
          "CreditRound",
          "DebitCreditRound",
          "ApplyRounds",
          "Award",
          "RollbackTransaction",
          "EndRound",
          "CommitSeed",
          "RevealSeed");

  private Permissions() {}

  static boolean allow(Command command) {
    if (command.isUnknown("actorKind")) {
      return false;
    }
    return switch (command.text("actorKind")) {
      case "CUSTOMER" -> CUSTOMER.contains(command.name());
      case "PROVIDER" -> PROVIDER.contains(command.name());
      default -> true;
    };
  }
}
