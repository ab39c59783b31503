/**
 * Simulated players of one gateway: they log in, deposit, play casino rounds, back and lay, and
 * withdraw, while an operator runs markets and pays out. All chance comes from one seed.
 */
package io.croupier.demo.player;
