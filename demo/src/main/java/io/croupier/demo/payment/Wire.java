package io.croupier.demo.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.croupier.demo.payment.PaymentReport.Kind;
import java.io.IOException;

/** What a gateway and a simulated payment provider say to each other: a line of JSON each. */
final class Wire {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What a gateway asks for. */
  record Request(boolean deposit, PaymentOrder order) {}

  /** What the provider says, without its number. */
  private record Line(Kind kind, PaymentOrder order, String transactionId) {}

  private Wire() {}

  static String request(boolean deposit, PaymentOrder order) {
    return write(new Request(deposit, order));
  }

  static Request request(String line) throws IOException {
    return JSON.readValue(line, Request.class);
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
