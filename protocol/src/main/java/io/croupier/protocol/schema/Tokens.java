package io.croupier.protocol.schema;

import java.util.ArrayList;
import java.util.List;
import uk.co.real_logic.sbe.ir.Token;

/** Walks the flat token lists of the schema's intermediate form. */
final class Tokens {
  private Tokens() {}

  /** What stands directly between the first and the last token, each with all its own tokens. */
  static List<List<Token>> parts(List<Token> whole) {
    List<List<Token>> parts = new ArrayList<>();
    int end = whole.size() - 1;
    for (int i = 1; i < end; ) {
      int next = i + whole.get(i).componentTokenCount();
      parts.add(whole.subList(i, next));
      i = next;
    }
    return parts;
  }
}
