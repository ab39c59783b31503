/** Seeded random commands: plausible most of the time, wrong in every way some of the time. */
package io.croupier.testkit.workload;
