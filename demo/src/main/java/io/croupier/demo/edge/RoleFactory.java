package io.croupier.demo.edge;

/** Makes the role of a process. */
@FunctionalInterface
public interface RoleFactory {
  Role create(Link link, Board board);
}
