package io.croupier.protocol.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Int2ObjectHashMap;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.IrDecoder;

/** All messages of the schema. Immutable; any thread. */
public final class MessageSchema {
  private static final String RESOURCE = "/croupier.sbeir";

  private final int id;
  private final int version;
  private final MessageLengths lengths;
  private final Map<String, MessageType> byName = new LinkedHashMap<>();
  private final Int2ObjectHashMap<MessageType> byTemplateId = new Int2ObjectHashMap<>();

  MessageSchema(Ir ir) {
    id = ir.id();
    version = ir.version();
    lengths = new MessageLengths(ir);
    ir.messages().stream()
        .map(SchemaReader::message)
        .sorted((a, b) -> Integer.compare(a.templateId(), b.templateId()))
        .forEach(this::add);
  }

  private void add(MessageType type) {
    byName.put(type.name(), type);
    byTemplateId.put(type.templateId(), type);
  }

  /** The schema that this build was made with; read once. */
  public static MessageSchema load() {
    return Loaded.SCHEMA;
  }

  private static MessageSchema read() {
    try (InputStream in = MessageSchema.class.getResourceAsStream(RESOURCE);
        IrDecoder decoder = new IrDecoder(ByteBuffer.wrap(in.readAllBytes()))) {
      return new MessageSchema(decoder.decode());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int id() {
    return id;
  }

  public int version() {
    return version;
  }

  public MessageLengths lengths() {
    return lengths;
  }

  /** Every message, in the order of template ids. */
  public Collection<MessageType> messages() {
    return Collections.unmodifiableCollection(byName.values());
  }

  /** The message of a name, or null. */
  public MessageType byName(String name) {
    return byName.get(name);
  }

  /** The message of a template id, or null. */
  public MessageType byTemplateId(int templateId) {
    return byTemplateId.get(templateId);
  }

  /**
   * The message that a map is, by its key {@code "command"}, {@code "outcome"} or {@code
   * "message"}.
   *
   * @throws BadMessageException if it has none of them, or an unknown name
   */
  public MessageType typeOf(Map<String, ?> message) {
    for (MessageKind kind : MessageKind.values()) {
      Object name = message.get(kind.key());
      if (name != null) {
        return named(name, kind.key());
      }
    }
    throw new BadMessageException("There is no \"command\" in this message: it must name one.");
  }

  /** Reads it when it is asked for first. */
  private static final class Loaded {
    private static final MessageSchema SCHEMA = read();
  }

  private MessageType named(Object name, String key) {
    MessageType type = name instanceof String ? byName.get(name) : null;
    if (type == null || !type.kind().key().equals(key)) {
      List<String> near = Sentences.near(String.valueOf(name), names(key));
      throw new BadMessageException(
          "There is no "
              + key
              + " "
              + Sentences.quote(name)
              + (near.isEmpty() ? ": " : ": near it is " + Sentences.oneOf(near) + ", and ")
              + "docs/protocol.md has all.");
    }
    return type;
  }

  private List<String> names(String key) {
    return messages().stream()
        .filter(type -> type.kind().key().equals(key))
        .map(MessageType::name)
        .toList();
  }
}
