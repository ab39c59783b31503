package io.croupier.demo.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.protocol.schema.MessageDecoder;
import io.croupier.protocol.schema.MessageEncoder;
import io.croupier.protocol.schema.MessageSchema;
import java.util.HashMap;
import java.util.Map;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

class StreamCheckTest {
  private static final int GATEWAY = 1;
  private static final MessageSchema SCHEMA = MessageSchema.load();

  private final StreamCheck check = new StreamCheck(GATEWAY);

  @Test
  void shouldFindNothingWrongInAGaplessStream() {
    told(check, outcome(1, 10, 0, 7, true));
    told(check, outcome(2, 10, 1, 0, false));
    told(check, outcome(3, 12, 0, 8, true));

    assertEquals("", fault());
    assertEquals(3, check.count());
  }

  @Test
  void shouldFindAGap() {
    told(check, outcome(1, 10, 0, 7, true));
    told(check, outcome(3, 11, 0, 8, true));

    assertTrue(fault().startsWith("Outcome 3 of gateway 1 is wrong: a gap before it"), fault());
  }

  @Test
  void shouldFindTwoOutcomesInTheWrongOrder() {
    told(check, outcome(1, 10, 1, 7, true));
    told(check, outcome(2, 10, 1, 0, false));

    assertTrue(fault().contains("not in the order of the commands"), fault());
  }

  @Test
  void shouldFindASecondAnswerToACommand() {
    told(check, outcome(1, 10, 0, 7, true));
    told(check, outcome(2, 11, 0, 7, true));

    assertTrue(fault().contains("a second answer to its command"), fault());
  }

  @Test
  void shouldFindTheOutcomeOfAnotherGateway() {
    Map<String, Object> foreign = outcome(1, 10, 0, 7, true);
    foreign.put("gatewayId", GATEWAY + 1);
    told(check, foreign);

    assertTrue(fault().contains("another gateway's"), fault());
  }

  @Test
  void shouldFindTimeGoingBack() {
    told(check, outcome(1, 10, 0, 7, true));
    Map<String, Object> earlier = outcome(2, 11, 0, 8, true);
    earlier.put("timestampNs", 1L);
    told(check, earlier);

    assertTrue(fault().contains("earlier than the one before"), fault());
  }

  @Test
  void shouldOnlyCountWhatIsToldAgain() {
    told(check, outcome(1, 10, 0, 7, true));
    String digest = (String) check.report().get("digest");
    told(check, outcome(1, 10, 0, 7, true));

    assertEquals("", fault());
    assertEquals(1L, check.report().get("retold"));
    assertEquals(digest, check.report().get("digest"));
  }

  @Test
  void shouldTellTwoStreamsApartByTheirDigests() {
    StreamCheck same = new StreamCheck(GATEWAY);
    StreamCheck other = new StreamCheck(GATEWAY);
    told(check, outcome(1, 10, 0, 7, true));
    told(same, outcome(1, 10, 0, 7, true));
    told(other, outcome(1, 10, 0, 8, true));

    assertEquals(check.report().get("digest"), same.report().get("digest"));
    assertNotEquals(check.report().get("digest"), other.report().get("digest"));
  }

  private String fault() {
    return (String) check.report().get("fault");
  }

  private static Map<String, Object> outcome(
      long gatewaySequence, long commandSequence, int index, long commandId, boolean answer) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("outcome", "TimeAdvanced");
    fields.put("gatewaySequence", gatewaySequence);
    fields.put("commandSequence", commandSequence);
    fields.put("index", index);
    fields.put("commandId", commandId);
    fields.put("answer", answer);
    fields.put("gatewayId", GATEWAY);
    fields.put("timestampNs", 1_000 + commandSequence);
    return fields;
  }

  private static void told(StreamCheck check, Map<String, Object> fields) {
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    int length = new MessageEncoder(SCHEMA).encode(SCHEMA.typeOf(fields), fields, buffer, 0);
    check.onOutcome(new Outcome(new MessageDecoder(SCHEMA)).wrap(buffer, 0, length));
  }
}
