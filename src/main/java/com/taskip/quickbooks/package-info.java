/** Keeps Taskip and QuickBooks Online in step: each package below is one room of the house. */
package com.taskip.quickbooks;
