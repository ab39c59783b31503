package io.croupier.replay;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.schema.FieldType;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2IntHashMap;

/**
 * Which messages are wanted: those that name all of the given account, market and gateway. Looks at
 * the bytes alone, since most messages of a journal are not wanted. Immutable.
 */
final class Selection {
  private static final int ABSENT = -1;

  private final Criterion account;
  private final Criterion market;
  private final Criterion gateway;

  /** A null does not matter. */
  Selection(MessageSchema schema, Long account, Long market, Integer gateway) {
    this.account = account == null ? null : new Criterion(schema, "accountId", account);
    this.market = market == null ? null : new Criterion(schema, "marketId", market);
    this.gateway = gateway == null ? null : new Criterion(schema, "gatewayId", gateway.longValue());
  }

  boolean contains(DirectBuffer buffer, int offset) {
    return isMet(account, buffer, offset)
        && isMet(market, buffer, offset)
        && isMet(gateway, buffer, offset);
  }

  private static boolean isMet(Criterion criterion, DirectBuffer buffer, int offset) {
    return criterion == null || criterion.isMet(buffer, offset);
  }

  /** One field that must have one value. */
  private static final class Criterion {
    private final Int2IntHashMap offsets = new Int2IntHashMap(ABSENT);
    private final long wanted;
    private int length;

    Criterion(MessageSchema schema, String name, long wanted) {
      this.wanted = wanted;
      for (MessageType type : schema.messages()) {
        for (FieldType field : type.fields()) {
          if (field.name().equals(name)) {
            offsets.put(type.templateId(), field.offset());
            length = field.length();
          }
        }
      }
    }

    boolean isMet(DirectBuffer buffer, int offset) {
      int at = offsets.get(Replay.templateId(buffer, offset));
      if (at == ABSENT) {
        return false;
      }
      int place = offset + MessageHeaderDecoder.ENCODED_LENGTH + at;
      long value =
          length == Long.BYTES
              ? buffer.getLong(place, LITTLE_ENDIAN)
              : buffer.getShort(place, LITTLE_ENDIAN) & 0xFFFF;
      return value == wanted;
    }
  }
}
