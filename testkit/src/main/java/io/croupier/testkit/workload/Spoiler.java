package io.croupier.testkit.workload;

import io.croupier.protocol.GroupSizeEncodingEncoder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.schema.BadMessageException;
import io.croupier.protocol.schema.FieldType;
import io.croupier.protocol.schema.GroupType;
import io.croupier.protocol.schema.MessageType;
import io.croupier.testkit.Messages;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a wrong value into a command. */
final class Spoiler {
  private static final Set<String> SPARED =
      Set.of("commandId", "gatewayId", "commandSequence", "asOfSequence");
  private static final Set<String> ENUMERATIONS =
      Set.of(
          "Bool",
          "AccountKind",
          "LockKind",
          "HaltScope",
          "VerificationState",
          "ActorKind",
          "Side",
          "OrderKind",
          "Persistence",
          "TargetKind",
          "SelfMatchPolicy",
          "Ladder",
          "BettingType",
          "AsianSide",
          "BetDelayModel",
          "FeeModel",
          "RunnerResult",
          "BetKind",
          "PriceConsent",
          "SelectionResult",
          "RoundAction",
          "AwardKind",
          "BonusKind",
          "WageringBase",
          "CountedStake");
  private static final byte UNNAMED = 77;

  private final Draw draw;
  private final Messages messages;
  private final Knowledge knowledge;

  Spoiler(Draw draw, Messages messages, Knowledge knowledge) {
    this.draw = draw;
    this.messages = messages;
    this.knowledge = knowledge;
  }

  /** Changes one field of a command, or of a row of its group, and gives its bytes. */
  byte[] spoil(Map<String, Object> command) {
    MessageType type = messages.type(command);
    int start = MessageHeaderEncoder.ENCODED_LENGTH;
    boolean plain = type.groups().isEmpty() || type.groups().get(0).isOneRow();
    if (plain || draw.percent(30)) {
      return spoil(command, command, type.fieldsOfMap(), start);
    }
    GroupType group = type.groups().get(0);
    List<?> rows = (List<?>) command.get(group.name());
    if (rows == null || rows.isEmpty()) {
      return messages.encode(command);
    }
    int row = draw.below(rows.size());
    start += type.blockLength() + GroupSizeEncodingEncoder.ENCODED_LENGTH;
    return spoil(command, values(rows.get(row)), group.fields(), start + row * group.rowLength());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> values(Object row) {
    return (Map<String, Object>) row;
  }

  /** Changes one of the values, whose bytes begin where is said. */
  private byte[] spoil(
      Map<String, Object> command, Map<String, Object> values, List<FieldType> all, int start) {
    FieldType field = draw.of(all.stream().filter(f -> !SPARED.contains(f.name())).toList());
    if (ENUMERATIONS.contains(field.typeName()) && draw.percent(50)) {
      byte[] bytes = messages.encode(command);
      bytes[start + field.offset()] = UNNAMED;
      return bytes;
    }
    Object before = values.get(field.name());
    while (true) {
      try {
        values.put(field.name(), wrong(field));
        return messages.encode(command);
      } catch (BadMessageException cannotBeWritten) {
        if (before == null) {
          values.remove(field.name());
        } else {
          values.put(field.name(), before);
        }
        if (draw.percent(20)) {
          return messages.encode(command);
        }
      }
    }
  }

  private Object wrong(FieldType field) {
    return switch (field.typeName()) {
      case "id128" -> draw.percent(50) ? draw.id128() : "00000000000000000000000000000000";
      case "currency" -> draw.of("XXX", "", "GBP", "EUR", "USD");
      case "Bool" -> draw.percent(50);
      case "ActorKind" -> draw.of("CUSTOMER", "PROVIDER", "OPERATOR");
      case "Side" -> draw.of("BACK", "LAY");
      case "OrderKind" -> draw.of("LIMIT", "FILL_OR_KILL", "IMMEDIATE_OR_CANCEL");
      case "TargetKind" -> draw.of("PAYOUT", "PROFIT");
      case "Persistence" -> draw.of("LAPSE", "KEEP");
      case "RunnerResult" -> draw.of("NONE", "WINNER", "LOSER", "REMOVED", "VOIDED");
      case "BetKind" -> draw.of("SINGLE", "YANKEE", "COMBINATION");
      case "PriceConsent" -> draw.of("NONE", "BETTER", "ANY");
      case "SelectionResult" -> draw.of("NONE", "WON", "PLACED", "WITHDRAWN");
      case "RoundAction" -> draw.of("DEBIT", "CREDIT", "END");
      case "AwardKind" -> draw.of("JACKPOT", "PRIZE");
      case "FeeModel" -> draw.of("NET_WINNINGS", "MAKER_TAKER");
      case "HaltScope" -> draw.of("ALL", "PROVIDER", "GAME");
      case "VerificationState" -> draw.of("NONE", "VERIFIED");
      case "BonusKind" -> draw.of("DEPOSIT_MATCH", "FREE_MONEY", "CASHBACK");
      case "WageringBase" -> draw.of("BONUS", "DEPOSIT_AND_BONUS");
      case "CountedStake" -> draw.of("WHOLE", "CASH_PART", "BONUS_PART");
      case "seedText" -> draw.of("", "x", "~".repeat(64));
      case "sequence" -> pending();
      default -> number();
    };
  }

  private Long number() {
    return switch (draw.below(12)) {
      case 0 -> 0L;
      case 1 -> -1L;
      case 2 -> 1L;
      case 3 -> Long.MIN_VALUE;
      case 4 -> Long.MAX_VALUE;
      case 5 -> (1L << 53) - 1;
      case 6 -> 1L << 53;
      case 7 -> (long) Integer.MAX_VALUE;
      case 8 -> (long) Integer.MIN_VALUE;
      case 9 -> 65_535L;
      case 10 -> 1L << draw.below(60);
      default -> otherId();
    };
  }

  private Long pending() {
    boolean none = knowledge.pending.isEmpty() || draw.percent(30);
    return none ? number() : draw.of(knowledge.pending);
  }

  private Long otherId() {
    if (!knowledge.requested.isEmpty() && draw.percent(10)) {
      return (Long) draw.of(knowledge.requested).get("depositId");
    }
    List<Knowledge.Owned> owned =
        draw.of(
            List.of(
                knowledge.sessions,
                knowledge.withdrawals,
                knowledge.orders,
                knowledge.placed,
                knowledge.bonuses));
    if (!owned.isEmpty() && draw.percent(60)) {
      return draw.of(owned).id();
    }
    return knowledge.accounts.isEmpty() ? 7L : draw.of(knowledge.accounts);
  }
}
