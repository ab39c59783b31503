package io.croupier.demo.vendor;

import io.croupier.signature.ProviderKeys;
import io.croupier.signature.Result;
import io.croupier.signature.SignatureCheck;
import io.croupier.signature.SignatureVerdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Books a vendor's calls as an engine behind a gateway does, in a few lines. */
final class PlainWallet {
  private final int provider;
  private final SignatureCheck check;
  private final Map<String, Long> booked = new HashMap<>();
  private final Set<String> buried = new HashSet<>();
  private final Result result = new Result();
  long heldBack;
  long repeated;
  long early;

  PlainWallet(int provider, String keyLine) {
    this.provider = provider;
    check = new SignatureCheck(ProviderKeys.of(List.of(keyLine), "keys"));
  }

  /** What the provider has won. */
  long net() {
    return booked.values().stream().mapToLong(Long::longValue).sum();
  }

  GameAnswer take(GameCall call) {
    return switch (call.kind()) {
      case BET -> book(call, call.amount());
      case WIN -> isSigned(call) ? book(call, -call.amount()) : refuse(call, "a wrong signature");
      case ROLLBACK -> isSigned(call) ? undo(call) : refuse(call, "a wrong signature");
      case END -> isSigned(call) ? taken(call) : refuse(call, "a wrong signature");
      default -> taken(call);
    };
  }

  private static GameAnswer taken(GameCall call) {
    return new GameAnswer(call.number(), true, 0, "");
  }

  private GameAnswer book(GameCall call, long amount) {
    if (buried.contains(call.transaction())) {
      return new GameAnswer(call.number(), true, 0, "");
    }
    repeated += booked.containsKey(call.transaction()) ? 1 : 0;
    booked.putIfAbsent(call.transaction(), amount);
    return new GameAnswer(call.number(), true, Math.abs(amount), "");
  }

  private GameAnswer undo(GameCall call) {
    boolean first = buried.add(call.reference());
    early += first && !booked.containsKey(call.reference()) ? 1 : 0;
    booked.computeIfPresent(call.reference(), (id, amount) -> 0L);
    return new GameAnswer(call.number(), true, 0, "");
  }

  private GameAnswer refuse(GameCall call, String sentence) {
    heldBack++;
    return new GameAnswer(call.number(), false, 0, sentence);
  }

  private boolean isSigned(GameCall call) {
    HexFormat hex = HexFormat.of();
    call.toSign(provider, result);
    result.proof(hex.parseHex(call.outcomeHash()), hex.parseHex(call.signature()), call.keyId());
    return check.check(result) == SignatureVerdict.GOOD;
  }
}
