package io.croupier.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the naive model says of the journal in a data folder, in a process of its own: {@code
 * croupier chaos} starts one for each round, and reads the line of JSON that it prints.
 */
public final class AuditMain {
  private AuditMain() {}

  /**
   * Runs it.
   *
   * @param args the data folder.
   */
  public static void main(String[] args) throws JsonProcessingException {
    System.out.println(new ObjectMapper().writeValueAsString(audit(Path.of(args[0]))));
    System.exit(0);
  }

  private static Map<String, Object> audit(Path data) {
    try {
      return Map.of("commands", ModelAudit.of(data), "findings", List.of());
    } catch (Violation violation) {
      return Map.of("commands", 0, "findings", List.of(violation.getMessage()));
    }
  }
}
