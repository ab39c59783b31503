package io.croupier.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.replay.FairStory.Bet;
import io.croupier.replay.FairStory.Said;
import io.croupier.signature.FairRound;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A provably fair round, computed again, as text with every step or as JSON. */
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
    if (story.commitment() != null) {
      line(lines, "committed", at(story.commitment()) + "SHA-256 " + story.commitment().text());
    }
    for (Bet bet : story.bets()) {
      line(lines, "bet", describe(bet, currencies));
    }
    if (story.seed() != null) {
      line(lines, "revealed", at(story.seed()) + "server seed " + story.seed().text());
      line(lines, "", "its SHA-256 is " + FairRound.commitment(story.seed().text()));
      story.bets().forEach(bet -> addSteps(lines, bet));
    }
    line(lines, "verdict", verdict());
    return lines;
  }

  private String describe(Bet bet, CurrencyTable currencies) {
    return at(new Said(bet.sequence(), bet.timestampNs(), ""))
        + currencies.text(bet.amount(), bet.currency())
        + ", transaction "
        + bet.transactionId()
        + ", client seed "
        + bet.clientSeed()
        + ", nonce "
        + bet.nonce();
  }

  private void addSteps(List<String> lines, Bet bet) {
    for (int draw = 0; draw < draws; draw++) {
      FairRound fair = fair(bet, draw);
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

  private FairRound fair(Bet bet, int draw) {
    return new FairRound(story.seed().text(), bet.clientSeed(), bet.nonce(), draw);
  }

  private String verdict() {
    if (story.commitment() == null) {
      return "NOT FAIR: nobody has committed to a server seed";
    }
    if (story.seed() == null) {
      return "OPEN: the server seed was not revealed";
    }
    return story.isVerified()
        ? "VERIFIED: the seed revealed is the one committed to"
        : "FAILED: the seed revealed is not the one committed to";
  }

  private static String at(Said said) {
    return "command " + said.sequence() + ", " + Timestamps.iso(said.timestampNs()) + ": ";
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
    fields.put("verified", story.isVerified());
    if (story.commitment() != null) {
      fields.put("committedBy", story.commitment().sequence());
      fields.put("serverSeedHash", story.commitment().text());
    }
    if (story.seed() != null) {
      fields.put("revealedBy", story.seed().sequence());
      fields.put("serverSeed", story.seed().text());
    }
    List<Map<String, Object>> bets = new ArrayList<>();
    story.bets().forEach(bet -> bets.add(json(bet)));
    fields.put("bets", bets);
    try {
      return new ObjectMapper().writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> json(Bet bet) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("sequence", bet.sequence());
    fields.put("transactionId", bet.transactionId());
    fields.put("clientSeed", bet.clientSeed());
    fields.put("nonce", bet.nonce());
    List<Map<String, Object>> drawn = new ArrayList<>();
    for (int draw = 0; story.seed() != null && draw < draws; draw++) {
      FairRound fair = fair(bet, draw);
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("code", HexFormat.of().formatHex(fair.code()));
      values.put("dice", fair.dice());
      values.put("roulette", fair.roulette());
      values.put("limbo", fair.limbo());
      drawn.add(values);
    }
    fields.put("draws", drawn);
    return fields;
  }
}
