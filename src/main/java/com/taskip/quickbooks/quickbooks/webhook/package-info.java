/**
 * What Intuit's webhook says, in both of its formats. It may come twice, out of order, late or not
 * at all: a hint to look, never the data itself.
 */
package com.taskip.quickbooks.quickbooks.webhook;
