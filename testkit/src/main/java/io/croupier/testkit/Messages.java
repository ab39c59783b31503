package io.croupier.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.croupier.protocol.CommandHeaderEncoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.schema.MessageDecoder;
import io.croupier.protocol.schema.MessageEncoder;
import io.croupier.protocol.schema.MessageKind;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;
import io.croupier.testkit.model.Command;
import java.util.Arrays;
import java.util.Map;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Messages as bytes and as maps of fields. One thread. */
public final class Messages {
  private static final int EDGE_TIME =
      MessageHeaderEncoder.ENCODED_LENGTH + CommandHeaderEncoder.edgeTimeNsEncodingOffset();

  private static final MessageSchema SCHEMA = MessageSchema.load();

  private final MessageEncoder encoder = new MessageEncoder(SCHEMA);
  private final MessageDecoder decoder = new MessageDecoder(SCHEMA);
  private final ExpandableArrayBuffer scratch = new ExpandableArrayBuffer();

  public MessageSchema schema() {
    return SCHEMA;
  }

  /** The bytes of a message that says itself what it is. */
  public byte[] encode(Map<String, ?> message) {
    int length = encoder.encode(SCHEMA.typeOf(message), message, scratch, 0);
    return Arrays.copyOf(scratch.byteArray(), length);
  }

  /** The fields of a message. */
  public Map<String, Object> decode(byte[] message) {
    return decoder.decode(new UnsafeBuffer(message), 0, message.length);
  }

  /** A command or query as the model takes it. */
  public Command command(byte[] message) {
    Map<String, Object> fields = decode(message);
    byte[] content = message.clone();
    Arrays.fill(content, EDGE_TIME, EDGE_TIME + Long.BYTES, (byte) 0);
    return new Command(type(fields).templateId(), fields, new String(content, ISO_8859_1));
  }

  public boolean isQuery(byte[] message) {
    return MessageKind.of(templateId(message)) == MessageKind.QUERY;
  }

  private static int templateId(byte[] message) {
    return new MessageHeaderDecoder().wrap(new UnsafeBuffer(message), 0).templateId();
  }

  public MessageType type(Map<String, ?> message) {
    return SCHEMA.typeOf(message);
  }
}
