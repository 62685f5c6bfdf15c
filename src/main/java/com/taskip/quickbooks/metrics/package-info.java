/**
 * What operators see of the whole without reading logs: a few figures, counted where things happen
 * and written once at the end of each invocation, in the format from which CloudWatch takes its
 * metrics. No workspace is ever told apart: that would be a metric for each, and logs do it.
 */
package com.taskip.quickbooks.metrics;
