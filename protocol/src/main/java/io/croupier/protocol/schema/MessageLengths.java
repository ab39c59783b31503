package io.croupier.protocol.schema;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.protocol.GroupSizeEncodingDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;

/**
 * The length that the bytes of a message must have, for what they say themselves: template, schema
 * version and rows. For use at ingress, before any codec is wrapped around foreign bytes; and to
 * give a message the form of an older version.
 *
 * <p><b>Guarantees.</b> Does not allocate, never reads beyond the given length, never throws. Any
 * thread.
 */
public final class MessageLengths {
  private static final int ABSENT = -1;

  private final int schemaId;
  private final int schemaVersion;
  private final Layout[] layouts;

  MessageLengths(Ir ir) {
    schemaId = ir.id();
    schemaVersion = ir.version();
    layouts = new Layout[MessageKind.NOTE.lastId() + 1];
    for (List<Token> message : ir.messages()) {
      layouts[message.get(0).id()] = layout(message);
    }
  }

  /**
   * The exact length of the message that begins at the offset, message header and rows included; -1
   * where there is none: unknown template, another schema, a version that does not exist, a block
   * or row length that is not its version's, more rows than a group may have, or an end within its
   * headers. The message is whole if the result is {@code length}; else refuse it.
   */
  public int exactLength(DirectBuffer buffer, int offset, int length) {
    if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
      return ABSENT;
    }
    int blockLength = unsigned(buffer, offset + MessageHeaderDecoder.blockLengthEncodingOffset());
    int templateId = unsigned(buffer, offset + MessageHeaderDecoder.templateIdEncodingOffset());
    int schema = unsigned(buffer, offset + MessageHeaderDecoder.schemaIdEncodingOffset());
    int version = unsigned(buffer, offset + MessageHeaderDecoder.versionEncodingOffset());
    Layout layout = templateId < layouts.length ? layouts[templateId] : null;
    if (layout == null || schema != schemaId || version < 1 || version > schemaVersion) {
      return ABSENT;
    }
    if (blockLength != layout.blockLengths[version]) {
      return ABSENT;
    }
    int end = MessageHeaderDecoder.ENCODED_LENGTH + blockLength;
    for (int group = 0; group < layout.rowLengths.length; group++) {
      int rowLength = layout.rowLengths[group][version];
      if (rowLength != ABSENT) {
        end = endOfGroup(buffer, offset, end, length, rowLength, layout.maxRows[group]);
        if (end == ABSENT) {
          return ABSENT;
        }
      }
    }
    return end;
  }

  /**
   * Writes the whole message of the current version that begins at the offset as an older version
   * has it, its fields, rows and groups without what came later, to the beginning of {@code to}.
   * Returns its length; -1 where that version does not have the message.
   */
  public int cut(DirectBuffer from, int offset, int version, MutableDirectBuffer to) {
    int template = unsigned(from, offset + MessageHeaderDecoder.templateIdEncodingOffset());
    Layout layout = layouts[template];
    int blockLength = layout.blockLengths[version];
    if (blockLength == ABSENT) {
      return ABSENT;
    }
    int header = MessageHeaderDecoder.ENCODED_LENGTH;
    to.putBytes(0, from, offset, header + blockLength);
    put(to, MessageHeaderDecoder.blockLengthEncodingOffset(), blockLength);
    put(to, MessageHeaderDecoder.versionEncodingOffset(), version);
    int at = offset + header + layout.blockLengths[schemaVersion];
    int end = header + blockLength;
    for (int[] rowLengths : layout.rowLengths) {
      int rowLength = rowLengths[version];
      int rows = unsigned(from, at + GroupSizeEncodingDecoder.numInGroupEncodingOffset());
      int firstRow = at + GroupSizeEncodingDecoder.ENCODED_LENGTH;
      if (rowLength != ABSENT) {
        end = cutRows(from, firstRow, rowLengths[schemaVersion], rows, rowLength, to, end);
      }
      at = firstRow + rows * rowLengths[schemaVersion];
    }
    return end;
  }

  private static int cutRows(
      DirectBuffer from,
      int firstRow,
      int stride,
      int rows,
      int rowLength,
      MutableDirectBuffer to,
      int group) {
    put(to, group + GroupSizeEncodingDecoder.blockLengthEncodingOffset(), rowLength);
    put(to, group + GroupSizeEncodingDecoder.numInGroupEncodingOffset(), rows);
    int end = group + GroupSizeEncodingDecoder.ENCODED_LENGTH;
    for (int row = 0; row < rows; row++) {
      to.putBytes(end, from, firstRow + row * stride, rowLength);
      end += rowLength;
    }
    return end;
  }

  private static void put(MutableDirectBuffer buffer, int offset, int value) {
    buffer.putShort(offset, (short) value, LITTLE_ENDIAN);
  }

  private static int endOfGroup(
      DirectBuffer buffer, int offset, int start, int length, int rowLength, int maxRows) {
    int rowsStart = start + GroupSizeEncodingDecoder.ENCODED_LENGTH;
    if (rowsStart > length) {
      return ABSENT;
    }
    int group = offset + start;
    if (unsigned(buffer, group + GroupSizeEncodingDecoder.blockLengthEncodingOffset())
        != rowLength) {
      return ABSENT;
    }
    int rows = unsigned(buffer, group + GroupSizeEncodingDecoder.numInGroupEncodingOffset());
    return rows > maxRows ? ABSENT : rowsStart + rows * rowLength;
  }

  private static int unsigned(DirectBuffer buffer, int offset) {
    return buffer.getShort(offset, LITTLE_ENDIAN) & 0xFFFF;
  }

  private Layout layout(List<Token> message) {
    List<List<Token>> parts = Tokens.parts(message);
    List<List<Token>> groups =
        parts.stream().filter(part -> part.get(0).signal() == Signal.BEGIN_GROUP).toList();
    int[][] rowLengths =
        groups.stream()
            .map(group -> byVersion(group.get(0), Tokens.parts(group)))
            .toArray(int[][]::new);
    int[] maxRows =
        groups.stream()
            .mapToInt(group -> SchemaReader.maxRows(Tokens.parts(group).get(0)))
            .toArray();
    return new Layout(byVersion(message.get(0), parts), rowLengths, maxRows);
  }

  /** Bytes of the fields that each schema version knows; {@link #ABSENT} before the first. */
  private int[] byVersion(Token owner, List<List<Token>> parts) {
    int[] lengths = new int[schemaVersion + 1];
    for (int version = 0; version <= schemaVersion; version++) {
      lengths[version] = owner.version() > version ? ABSENT : lengthAt(version, parts);
    }
    // What the schema states counts for the current version: it may end in padding.
    lengths[schemaVersion] = owner.encodedLength();
    return lengths;
  }

  private static int lengthAt(int version, List<List<Token>> parts) {
    int length = 0;
    for (List<Token> part : parts) {
      Token field = part.get(0);
      if (field.signal() == Signal.BEGIN_FIELD && field.version() <= version) {
        length = Math.max(length, field.offset() + field.encodedLength());
      }
    }
    return length;
  }

  /** By schema version: bytes of the fixed part, and of a row of each group; and its most rows. */
  private record Layout(int[] blockLengths, int[][] rowLengths, int[] maxRows) {}
}
