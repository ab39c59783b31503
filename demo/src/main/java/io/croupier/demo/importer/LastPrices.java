package io.croupier.demo.importer;

import io.croupier.demo.edge.Outcome;
import io.croupier.protocol.MatchedDecoder;
import io.croupier.protocol.OrderRepricedDecoder;
import java.util.HashMap;
import java.util.Map;

/**
 * Compares after a removal the price that each runner's last match has now with the last price in
 * the recording. Where they are a hundredth apart the exchange had the factor more exactly than it
 * stated it; where they are further apart there was another match in the same message.
 */
final class LastPrices {
  private final Map<Integer, Integer> found = new HashMap<>();
  private int equal;
  private int hundredthApart;
  private int matchedSince;

  /** Takes over the price of a match from what the node reports. */
  void onOutcome(Outcome outcome) {
    boolean cut =
        outcome.templateId() == OrderRepricedDecoder.TEMPLATE_ID
            && outcome.text("ofMatch").equals("true");
    if (cut || outcome.templateId() == MatchedDecoder.TEMPLATE_ID) {
      matched((int) outcome.number("runner"), (int) outcome.number("price"));
    }
  }

  void matched(int runner, int price) {
    found.put(runner, price);
  }

  /** Runners of which no match was recorded before cannot be compared. */
  void compare(int runner, int recorded) {
    Integer price = found.get(runner);
    if (price == null) {
      return;
    }
    switch (Math.abs(price - recorded)) {
      case 0 -> equal++;
      case 1 -> hundredthApart++;
      default -> matchedSince++;
    }
  }

  int equal() {
    return equal;
  }

  int hundredthApart() {
    return hundredthApart;
  }

  int matchedSince() {
    return matchedSince;
  }
}
