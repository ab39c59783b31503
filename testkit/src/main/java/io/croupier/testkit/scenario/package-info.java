/**
 * Scenario files: commands and the outcomes that they must have, for people to read and for every
 * host to run. SCENARIOS.md of the module describes the format.
 */
package io.croupier.testkit.scenario;
