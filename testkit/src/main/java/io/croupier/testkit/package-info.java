/**
 * What the tests of several modules share. A host of the engine joins in by implementing {@link
 * io.croupier.testkit.ScenarioHost}.
 */
package io.croupier.testkit;
