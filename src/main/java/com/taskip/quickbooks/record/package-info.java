/**
 * Taskip's records as we keep them: what they hold, which of them are sound, and where they are.
 */
package com.taskip.quickbooks.record;
