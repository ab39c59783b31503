package io.croupier.testkit.workload;

import java.util.LinkedHashMap;
import java.util.Map;

/** Draws limits, most of them so low that they are reached, or so high that they are not. */
final class LimitDraw {
  private static final int REMEMBERED = 20;

  private final Draw draw;
  private final Knowledge knowledge;

  /** What customers have asked for lately, to be confirmed. */
  private final Map<Long, Fields> asked = new LinkedHashMap<>();

  LimitDraw(Draw draw, Knowledge knowledge) {
    this.draw = draw;
    this.knowledge = knowledge;
  }

  Fields limit() {
    if (!asked.isEmpty() && draw.percent(30)) {
      return confirmation();
    }
    long account = draw.account(knowledge);
    if (draw.percent(15)) {
      return Fields.of("SetRealityCheck", account)
          .with("intervalSeconds", draw.percent(20) ? 0 : draw.between(1, 40));
    }
    Fields limit =
        of(account, draw.of("DEPOSIT", "STAKE", "LOSS", "SESSION_TIME"), "SetLimit")
            .with("setBy", draw.of("CUSTOMER", "OPERATOR", "REGULATOR"));
    if (limit.map.get("setBy").equals("CUSTOMER")) {
      asked.put(account, limit);
      asked.keySet().removeIf(other -> asked.size() > REMEMBERED);
    }
    return limit.with("amount", amount(limit.map.get("limitKind").equals("SESSION_TIME")));
  }

  private long amount(boolean seconds) {
    if (draw.percent(35)) {
      return 0;
    }
    return seconds ? draw.between(1, 4_000) : draw.percent(40) ? 10_000_000 : draw.upTo(20_000);
  }

  private Fields of(long account, String kind, String command) {
    Fields fields =
        Fields.of(command, account)
            .with("limitKind", kind)
            .with("period", draw.of("DAY", "WEEK", "MONTH"));
    boolean named = kind.equals("SESSION_TIME") ? draw.percent(5) : draw.percent(97);
    return named ? fields.with("currency", draw.currency(knowledge, account)) : fields;
  }

  private Fields confirmation() {
    Map<String, Object> limit = draw.of(asked.values().stream().toList()).map;
    Fields fields = new Fields();
    limit.forEach(fields::with);
    fields.map.keySet().removeAll(java.util.List.of("setBy", "amount"));
    return fields.with("command", "ConfirmLimit");
  }
}
