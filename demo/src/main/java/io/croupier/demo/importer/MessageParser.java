package io.croupier.demo.importer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads one message of the stream; fields that a book does not need are passed over. */
final class MessageParser {
  private final DefinitionParser definitions = new DefinitionParser();
  private String marketId;
  private MarketDefinition definition;
  private boolean image;
  private List<RunnerChange> changes;

  RecordedMessage parse(JsonParser parser, int line) throws IOException {
    definition = null;
    image = false;
    changes = new ArrayList<>();
    Shape.expect(parser.nextToken() == JsonToken.START_OBJECT);
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      if (name.equals("mc")) {
        Shape.array(parser, JsonToken.START_OBJECT, this::market);
      } else {
        parser.skipChildren();
      }
    }
    return new RecordedMessage(line, definition, image, changes);
  }

  private String market(JsonParser parser) throws IOException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      switch (name) {
        case "id" -> sameMarket(parser.getText());
        case "img" -> image |= value == JsonToken.VALUE_TRUE;
        case "marketDefinition" -> definition = definitions.parse(parser);
        case "rc" ->
            changes.addAll(Shape.array(parser, JsonToken.START_OBJECT, MessageParser::runner));
        default -> parser.skipChildren();
      }
    }
    return marketId;
  }

  private void sameMarket(String id) {
    if (marketId != null && !marketId.equals(id)) {
      throw new RecordingException(
          "it holds the markets " + marketId + " and " + id + "; a file must hold one.");
    }
    marketId = id;
  }

  private static RunnerChange runner(JsonParser parser) throws IOException {
    long id = 0;
    List<PriceSize> lays = List.of();
    List<PriceSize> backs = List.of();
    List<PriceSize> matched = List.of();
    int lastPrice = 0;
    boolean display = false;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      switch (name) {
        case "id" -> id = parser.getLongValue();
        case "atb" -> lays = levels(parser);
        case "atl" -> backs = levels(parser);
        case "trd" -> matched = levels(parser);
        case "ltp" -> lastPrice = Math.toIntExact(hundredths(parser));
        default -> {
          display |= name.equals("bdatb") || name.equals("bdatl");
          parser.skipChildren();
        }
      }
    }
    return new RunnerChange(id, lays, backs, matched, lastPrice, display);
  }

  private static List<PriceSize> levels(JsonParser parser) throws IOException {
    return Shape.array(parser, JsonToken.START_ARRAY, MessageParser::level);
  }

  private static PriceSize level(JsonParser parser) throws IOException {
    parser.nextToken();
    int price = Math.toIntExact(hundredths(parser));
    parser.nextToken();
    long size = hundredths(parser);
    Shape.expect(price > 0 && size >= 0 && parser.nextToken() == JsonToken.END_ARRAY);
    return new PriceSize(price, size);
  }

  /** Prices and sizes have two decimals at most; anything finer is a mistake, not a rounding. */
  private static long hundredths(JsonParser parser) throws IOException {
    Shape.expect(parser.currentToken() != null && parser.currentToken().isNumeric());
    return parser.getDecimalValue().movePointRight(2).longValueExact();
  }
}
