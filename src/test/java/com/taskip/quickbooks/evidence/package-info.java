/**
 * What is claimed in {@code infra/evidence/EVIDENCE.md}, done for real: processes of the product
 * are killed, starved, flooded and lied to, and then both sides' books are compared.
 */
package com.taskip.quickbooks.evidence;
