package io.croupier.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.protocol.schema.FieldType;
import io.croupier.protocol.schema.MessageKind;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;
import org.junit.jupiter.api.Test;

class SessionUseTest {
  @Test
  void shouldKnowWhereEachCommandNamesItsSession() {
    for (MessageType type : MessageSchema.load().messages()) {
      if (type.kind() == MessageKind.COMMAND) {
        int place =
            type.fields().stream()
                .filter(field -> field.name().equals("sessionId"))
                .mapToInt(FieldType::offset)
                .findFirst()
                .orElse(0);
        assertEquals(place, SessionUse.place(type.templateId()), type.name());
      }
    }
  }
}
