package io.croupier.demo.importer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.croupier.demo.importer.MarketDefinition.Runner;
import io.croupier.demo.importer.MarketDefinition.Status;
import io.croupier.protocol.MarketStatus;
import java.io.IOException;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Reads a market definition. */
final class DefinitionParser {
  MarketDefinition parse(JsonParser parser) throws IOException {
    Shape.expect(parser.currentToken() == JsonToken.START_OBJECT);
    MarketStatus status = MarketStatus.INACTIVE;
    boolean inPlay = false;
    String bettingType = "ODDS";
    int winners = 1;
    int basisPoints = 0;
    int betDelaySeconds = 0;
    boolean keepAllowed = true;
    List<Runner> runners = new ArrayList<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      switch (name) {
        case "status" -> status = marketStatus(parser.getText());
        case "inPlay" -> inPlay = value == JsonToken.VALUE_TRUE;
        case "bettingType" -> bettingType = parser.getText();
        case "numberOfWinners" -> winners = parser.getIntValue();
        case "marketBaseRate" ->
            basisPoints = parser.getDecimalValue().movePointRight(2).intValueExact();
        case "betDelay" -> betDelaySeconds = parser.getIntValue();
        case "persistenceEnabled" -> keepAllowed = value == JsonToken.VALUE_TRUE;
        case "runners" ->
            runners.addAll(Shape.array(parser, JsonToken.START_OBJECT, DefinitionParser::runner));
        default -> parser.skipChildren();
      }
    }
    return new MarketDefinition(
        status, inPlay, bettingType, winners, basisPoints, betDelaySeconds, keepAllowed, runners);
  }

  private static MarketStatus marketStatus(String text) {
    return switch (text) {
      case "INACTIVE" -> MarketStatus.INACTIVE;
      case "OPEN" -> MarketStatus.OPEN;
      case "SUSPENDED" -> MarketStatus.SUSPENDED;
      case "CLOSED" -> MarketStatus.CLOSED;
      default -> throw new RecordingException("the market's status " + text + " is unknown.");
    };
  }

  private static Runner runner(JsonParser parser) throws IOException {
    long id = 0;
    Status status = Status.OTHER;
    int factor = 0;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      switch (name) {
        case "id" -> id = parser.getLongValue();
        case "status" -> status = runnerStatus(parser.getText());
        case "adjustmentFactor" -> factor = value.isNumeric() ? factor(parser) : 0;
        default -> parser.skipChildren();
      }
    }
    return new Runner(id, status, factor);
  }

  /** Recordings state a percentage with up to three decimals. */
  private static int factor(JsonParser parser) throws IOException {
    return parser
        .getDecimalValue()
        .movePointRight(3)
        .setScale(0, RoundingMode.HALF_UP)
        .intValueExact();
  }

  private static Status runnerStatus(String text) {
    return switch (text) {
      case "ACTIVE" -> Status.ACTIVE;
      case "REMOVED", "REMOVED_VACANT" -> Status.REMOVED;
      case "WINNER", "PLACED" -> Status.WINNER;
      case "LOSER" -> Status.LOSER;
      default -> Status.OTHER;
    };
  }
}
