package io.croupier.testkit.model;

import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;

/** Why a command is refused. */
record Refusal(RefusalReason reason, Field field, long concerns) {}
