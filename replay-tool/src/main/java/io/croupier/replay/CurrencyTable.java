package io.croupier.replay;

import io.croupier.engine.Engine;
import io.croupier.engine.EngineLimits;
import io.croupier.engine.ledger.Currencies;
import io.croupier.protocol.GenesisDecoder;
import io.croupier.protocol.MarketChangedDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Money as text: in major units with its currency, as far as that is known. Learns the currencies
 * from Genesis and each market's from its outcomes. Owned by one thread.
 */
final class CurrencyTable {
  private static final int ISO_LENGTH = 3;

  private final Map<String, Integer> decimals = new LinkedHashMap<>();
  private final Long2ObjectHashMap<String> byMarket = new Long2ObjectHashMap<>();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final MarketChangedDecoder market = new MarketChangedDecoder();

  /** Learns from the command that the replay has just applied. */
  void learn(Replay replay) {
    if (decimals.isEmpty()) {
      learnGenesis(replay.engine());
    }
    replay.outcomes().forEach(this::learnMarket);
  }

  /** The currency of a decoded message: its own or its market's; null when neither is known. */
  String of(Map<String, Object> message) {
    if (message.get("currency") instanceof String currency) {
      return currency;
    }
    return message.get("marketId") instanceof Long market ? byMarket.get(market.longValue()) : null;
  }

  /**
   * An amount in minor units as text. Without a currency it is in major units if all currencies
   * have the same, else it is said to be minor units.
   */
  String text(long amount, String currency) {
    Integer known = decimals.get(currency);
    if (known != null) {
      return major(amount, known) + " " + currency;
    }
    Set<Integer> all = new HashSet<>(decimals.values());
    return all.size() == 1 ? major(amount, all.iterator().next()) : amount + " minor units";
  }

  /** An amount in minor units as text in major units. */
  static String major(long amount, int decimals) {
    return BigDecimal.valueOf(amount, decimals).toPlainString();
  }

  private void learnGenesis(Engine engine) {
    GenesisDecoder genesis =
        new GenesisDecoder().wrapAndApplyHeader(new UnsafeBuffer(engine.genesis()), 0, header);
    Currencies currencies = EngineLimits.currencies(genesis);
    for (int i = 0; i < currencies.size(); i++) {
      byte[] text = currencies.text();
      String code = new String(text, Currencies.at(i), ISO_LENGTH, StandardCharsets.US_ASCII);
      decimals.put(code, currencies.decimals(i));
    }
  }

  private void learnMarket(DirectBuffer buffer, int offset, int length) {
    if (Replay.templateId(buffer, offset) == MarketChangedDecoder.TEMPLATE_ID) {
      market.wrapAndApplyHeader(buffer, offset, header);
      if (!byMarket.containsKey(market.marketId())) {
        byMarket.put(market.marketId(), market.currency());
      }
    }
  }
}
