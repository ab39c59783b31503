package io.croupier.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.protocol.Fairness;
import io.croupier.replay.FairStory.Event;
import io.croupier.replay.FairStory.Money;
import io.croupier.replay.FairStory.Parts;
import io.croupier.replay.FairStory.Refusal;
import io.croupier.replay.FairStory.Seeds;
import io.croupier.replay.FairStory.What;
import io.croupier.signature.FairRound;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The story of a round, and its draws computed again, as text with every step or as JSON. */
final class FairReport {
  private static final int HUNDREDTHS = 2;

  private final FairStory story;
  private final String roundId;
  private final int draws;

  /** Computes so many draws of each bet. */
  FairReport(FairStory story, String roundId, int draws) {
    this.story = story;
    this.roundId = roundId;
    this.draws = draws;
  }

  /** One step a line: its name, then what it is. */
  List<String> text(CurrencyTable currencies) {
    List<String> lines = new ArrayList<>();
    FairStory.Key key = story.key();
    String owner = " of provider " + key.providerId() + " and account " + key.accountId();
    line(lines, "round", roundId + owner);
    for (Event event : story.events()) {
      line(lines, event.what().word(), at(event) + describe(event, currencies));
      if (event.what() == What.REVEALED) {
        line(lines, "", "its SHA-256 is " + FairRound.commitment(event.text()));
      }
    }
    if (story.seed() != null) {
      story.fairBets().forEach(bet -> addSteps(lines, bet.seeds()));
    }
    line(lines, "verdict", verdict());
    return lines;
  }

  private static String at(Event event) {
    return "command " + event.sequence() + ", " + Timestamps.iso(event.timestampNs()) + ": ";
  }

  private static String describe(Event event, CurrencyTable currencies) {
    return switch (event.what()) {
      case COMMITTED -> "SHA-256 " + event.text();
      case REVEALED -> "server seed " + event.text();
      case EXPIRED -> "no server seed was revealed in time";
      case EVENT -> event.text();
      case ENDED -> "round " + event.roundState();
      case TIME_OVER -> "round " + event.roundState() + cameBack(event.money(), currencies);
      case REFUSED -> refusal(event.refusal(), currencies);
      case ROLLBACK -> rollback(event.money(), currencies);
      case BET, WIN, AWARD -> money(event, currencies);
    };
  }

  private static String rollback(Money undone, CurrencyTable currencies) {
    return "of transaction "
        + undone.reference()
        + ", transaction "
        + undone.transactionId()
        + ", "
        + parts(undone, currencies)
        + ofBonus(undone.parts());
  }

  private static String cameBack(Money back, CurrencyTable currencies) {
    return back == null
        ? ""
        : ", what it held came back: " + parts(back, currencies) + ofBonus(back.parts());
  }

  private static String refusal(Refusal refusal, CurrencyTable currencies) {
    StringBuilder text = new StringBuilder(refusal.call());
    if (refusal.amount() != null) {
      text.append(" of ").append(currencies.text(refusal.amount(), refusal.currency()));
    }
    append(text, " of transaction ", refusal.reference());
    append(text, ", transaction ", refusal.transactionId());
    text.append(": ").append(refusal.reason());
    append(text, ", field ", refusal.field());
    append(text, ", action ", refusal.action());
    return text.toString();
  }

  private static void append(StringBuilder text, String name, Object value) {
    if (value != null) {
      text.append(name).append(value);
    }
  }

  private static String parts(Money money, CurrencyTable currencies) {
    Parts parts = money.parts();
    String text =
        "cash "
            + currencies.text(parts.cash(), money.currency())
            + ", bonus "
            + currencies.text(parts.bonus(), money.currency());
    return parts.house() == 0
        ? text
        : text + ", BONUS_COST " + currencies.text(parts.house(), money.currency());
  }

  private static String ofBonus(Parts parts) {
    return parts.ofBonus() == 0 ? "" : ", of bonus " + parts.ofBonus();
  }

  private static String money(Event event, CurrencyTable currencies) {
    Money money = event.money();
    StringBuilder text = new StringBuilder(currencies.text(money.amount(), money.currency()));
    if (event.isFreeBet()) {
      text.append(", free by bonus ").append(money.parts().ofBonus());
    } else {
      text.append(money.parts().cash() == money.amount() ? "" : ", " + parts(money, currencies));
      text.append(ofBonus(money.parts()));
    }
    text.append(", transaction ").append(money.transactionId());
    if (event.seeds() != null) {
      text.append(", client seed ").append(event.seeds().clientSeed());
      text.append(", nonce ").append(event.seeds().nonce());
    }
    boolean ends = event.roundState() != null && !event.roundState().equals("OPEN");
    return text + (ends ? ", round " + event.roundState() : "");
  }

  private void addSteps(List<String> lines, Seeds seeds) {
    for (int draw = 0; draw < draws; draw++) {
      FairRound fair = fair(seeds, draw);
      long number = fair.number();
      String code = HexFormat.of().formatHex(fair.code());
      line(lines, "computed", "HMAC-SHA256(server seed, \"" + fair.message() + "\")");
      line(lines, "", "= " + code);
      line(lines, "", "first four bytes " + code.substring(0, 8) + ": u = " + number);
      String dice = CurrencyTable.major(fair.dice(), HUNDREDTHS);
      line(lines, "", "dice     (u x 10001) >> 32 = " + fair.dice() + ": " + dice);
      line(lines, "", "roulette (u x 37) >> 32 = " + fair.roulette());
      line(lines, "", "limbo    99 x 2^32 / u = " + fair.limbo() + ": " + limbo(fair));
    }
  }

  private static String limbo(FairRound fair) {
    return fair.number() == 0 ? "none" : CurrencyTable.major(fair.limbo(), HUNDREDTHS);
  }

  private FairRound fair(Seeds seeds, int draw) {
    return new FairRound(story.seed(), seeds.clientSeed(), seeds.nonce(), draw);
  }

  private String verdict() {
    Fairness fairness = story.fairness();
    String sentence =
        switch (fairness) {
          case COMMITTED -> "the server seed was not revealed yet";
          case VERIFIED -> "the seed revealed is the one committed to";
          case FAILED -> "the seed revealed is not the one committed to";
          case EXPIRED -> "the server seed was not revealed in time";
          default -> "this round was not made to be proved fair";
        };
    return fairness + ": " + sentence;
  }

  private static void line(List<String> lines, String name, String value) {
    lines.add(String.format(Locale.ROOT, "%-11s%s", name, value));
  }

  /** One object; what is not there is left out. */
  String json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("roundId", roundId);
    fields.put("providerId", story.key().providerId());
    fields.put("accountId", story.key().accountId());
    fields.put("fairness", story.fairness().name());
    putIfThere(fields, "serverSeedHash", story.commitment());
    putIfThere(fields, "serverSeed", story.seed());
    fields.put("events", story.events().stream().map(this::json).toList());
    try {
      return new ObjectMapper().writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What has happened, and the draws of a bet whose two seeds are known. */
  private Map<String, Object> json(Event event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("what", event.what().name());
    fields.put("sequence", event.sequence());
    fields.put("timestampNs", event.timestampNs());
    switch (event.what()) {
      case COMMITTED -> fields.put("serverSeedHash", event.text());
      case REVEALED -> fields.put("serverSeed", event.text());
      case EVENT -> fields.put("kind", event.text());
      case REFUSED -> putRefusal(fields, event.refusal());
      default -> putMoney(fields, event.money());
    }
    if (event.seeds() != null) {
      fields.put("clientSeed", event.seeds().clientSeed());
      fields.put("nonce", event.seeds().nonce());
      fields.put("draws", draws(event.seeds()));
    }
    if (event.isFreeBet()) {
      fields.put("free", true);
    }
    putIfThere(fields, "roundState", event.roundState());
    return fields;
  }

  private static void putMoney(Map<String, Object> fields, Money money) {
    if (money != null) {
      putIfThere(fields, "transactionId", money.transactionId());
      putIfThere(fields, "referenceTransactionId", money.reference());
      if (money.transactionId() != null && money.reference() == null) {
        fields.put("amount", money.amount());
      }
      fields.put("cashPart", money.parts().cash());
      fields.put("bonusPart", money.parts().bonus());
      fields.put("housePart", money.parts().house());
      putIfThere(fields, "ofBonus", money.parts().ofBonus() == 0 ? null : money.parts().ofBonus());
      putIfThere(fields, "currency", money.currency());
    }
  }

  private static void putRefusal(Map<String, Object> fields, Refusal refusal) {
    fields.put("command", refusal.call());
    fields.put("reason", refusal.reason());
    putIfThere(fields, "field", refusal.field());
    putIfThere(fields, "action", refusal.action());
    putIfThere(fields, "transactionId", refusal.transactionId());
    putIfThere(fields, "referenceTransactionId", refusal.reference());
    putIfThere(fields, "amount", refusal.amount());
    putIfThere(fields, "currency", refusal.currency());
  }

  private List<Map<String, Object>> draws(Seeds seeds) {
    List<Map<String, Object>> drawn = new ArrayList<>();
    for (int draw = 0; story.seed() != null && draw < draws; draw++) {
      FairRound fair = fair(seeds, draw);
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("code", HexFormat.of().formatHex(fair.code()));
      values.put("dice", fair.dice());
      values.put("roulette", fair.roulette());
      values.put("limbo", fair.limbo());
      drawn.add(values);
    }
    return drawn;
  }

  private static void putIfThere(Map<String, Object> fields, String name, Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
