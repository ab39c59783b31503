package io.croupier.demo.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.croupier.demo.payment.PaymentReport.Kind;
import java.io.IOException;
import java.util.Map;

/** What a gateway and a simulated payment provider say to each other: a line of JSON each. */
final class Wire {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private static final String UNKNOWN =
      "A line is {\"deposit\":...,\"order\":{...}} with an amount above 0, as payment-provider --help"
          + " shows: connect again.";

  /** What a gateway asks for. */
  record Request(boolean deposit, PaymentOrder order) {}

  /** What the provider says, without its number. */
  private record Line(Kind kind, PaymentOrder order, String transactionId) {}

  private Wire() {}

  static String request(boolean deposit, PaymentOrder order) {
    return write(new Request(deposit, order));
  }

  /**
   * Reads what a gateway asks for.
   *
   * @throws IOException with a sentence for the gateway where it is nothing that it can ask for
   */
  static Request request(String line) throws IOException {
    try {
      Request request = JSON.readValue(line, Request.class);
      if (request != null && isWhole(request.order())) {
        return request;
      }
    } catch (JsonProcessingException e) {
      throw new IOException(UNKNOWN, e);
    }
    throw new IOException(UNKNOWN);
  }

  private static boolean isWhole(PaymentOrder order) {
    return order != null && order.currency() != null && order.amount() > 0;
  }

  /** The last word to a gateway. */
  static String error(String sentence) {
    return write(Map.of("error", sentence));
  }

  static String report(PaymentReport report) {
    return write(new Line(report.kind(), report.order(), report.transactionId()));
  }

  static PaymentReport report(int provider, String text) throws IOException {
    Line line = JSON.readValue(text, Line.class);
    if (line == null || line.kind == null || line.order == null || line.order.currency() == null) {
      throw new IOException("a report without its kind or order");
    }
    return new PaymentReport(provider, line.kind(), line.order(), line.transactionId());
  }

  private static String write(Object content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
