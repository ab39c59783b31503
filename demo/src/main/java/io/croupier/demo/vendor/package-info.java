/**
 * Game vendors: what a gateway needs of one ({@link io.croupier.demo.vendor.GameVendor}), and one
 * that is only simulated, in a process of its own.
 */
package io.croupier.demo.vendor;
