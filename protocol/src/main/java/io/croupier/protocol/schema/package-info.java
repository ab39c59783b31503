/**
 * Reads and writes any message of the schema without knowing it beforehand.
 *
 * <p>A message is a map from field names to plain values, in the form that a line of JSON has:
 *
 * <ul>
 *   <li>first {@code "command"}, {@code "outcome"} or {@code "message"} with the message's name;
 *   <li>the fields of the header stand beside the others, reserved ones are hidden;
 *   <li>numbers are whole numbers: amounts in minor units, prices in hundredths, times in
 *       nanoseconds since 1970 (on input ISO-8601 too);
 *   <li>enumerations by name, {@code Bool} as true or false, sets as a map from each choice to true
 *       or false, the header's flags as fields of their own: {@code answer} and {@code
 *       lastForGateway};
 *   <li>128-bit ids as 32 hex digits, 64-bit digests as 16, other bytes as hex;
 *   <li>groups are lists of maps;
 *   <li>a value that is the schema's null is left out, and a field left out is the schema's null;
 *   <li>an outcome that answers a query has {@code asOfSequence} in place of {@code
 *       commandSequence}.
 * </ul>
 *
 * <p>This is for tools and text faces; nothing here is for the way of a command through the node,
 * except {@link io.croupier.protocol.schema.MessageLengths}, which does not allocate.
 */
package io.croupier.protocol.schema;
